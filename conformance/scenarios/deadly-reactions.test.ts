import { openFailedEvents } from "@ashlar/core";
import { expect, onTestFinished, test } from "vitest";
import { architectureOf } from "../architecture-of.ts";
import { howMany } from "../campaign.ts";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { heardInOrder, nothingHeardTwice } from "../history/checks.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { listener } from "../modules/listener.ts";
import { keepUp } from "../replica/keep-up.ts";
import { deadlyModules } from "../replica/modules.ts";
import { startReplica } from "../replica/start-replica.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const crashes = howMany("CRASHES", { sample: 3, all: 5 });
const swift = { attempts: 3, firstDelayMs: 10, maximumDelayMs: 50, crashes };
const patience = { patienceMs: 240_000 };
const deadly = ["exits", "throws in a timer", "needs all memory"];

/** The failed events of a site, as a person sees them from outside of the application. */
async function failedEventsOf(site: Site) {
  const architecture = architectureOf(site.layout, site.location, deadlyModules);
  const events = await openFailedEvents({ modules: deadlyModules, architecture });
  onTestFinished(() => events.close());
  return events;
}

/** What the deadly module has noted of each account, in order. */
async function notedOf(site: Site): Promise<ReadonlyMap<string, readonly number[]>> {
  const noted = new Map<string, number[]>();
  for (const { key, data } of await feedOf(site, auditModule)) {
    if (!key.startsWith("deadly ")) continue;
    const account = key.slice("deadly ".length);
    noted.set(account, [...(noted.get(account) ?? []), (data as { n: number }).n]);
  }
  return noted;
}

everyLayout((layout) => {
  const settings = (site: Site) => ({
    location: site.location,
    state: layout.state,
    events: layout.events,
    deadly: true,
    redelivery: swift,
  });

  test("a reaction that ends its process is set aside after a few times, and everything else goes on", async () => {
    const site = await newSite(layout);
    await (await site.start(deadlyModules)).stop();
    const events = await failedEventsOf(site);
    const replicas = times(2, () => keepUp(settings(site), { memoryMb: 128 }));
    onTestFinished(() => Promise.all(replicas.map((replica) => replica.stop())).then(() => {}));
    const call = (n: number, operation: string, input: unknown) =>
      replicas[n % 2]!.call(operation, input, `${operation} ${JSON.stringify(input)}`);
    const innocent = times(6, (n) => `innocent-${n}`);
    for (const [n, owner] of [...deadly, ...innocent].entries()) {
      await call(n, "accounts.open", { accountId: owner, owner });
      await call(n, "accounts.deposit", { accountId: owner, amount: 1 });
    }

    const failed = async () =>
      (await events.list({ consumer: "deadly" })).filter(({ status }) => status === "failed");
    await until("the deadly events to be set aside", async () => (await failed()).length === 3, patience);
    await until(
      "all others to be handled",
      async () => {
        const noted = await notedOf(site);
        return innocent.every((key) => noted.get(key)?.join() === "1,2");
      },
      patience,
    );
    expect((await failed()).map(({ key }) => key).toSorted()).toEqual(deadly.toSorted());
    const deaths = replicas.reduce((sum, replica) => sum + replica.deaths, 0);
    expect(deaths).toBeGreaterThanOrEqual(crashes);
    expect(deaths).toBeLessThanOrEqual(deadly.length * (crashes + 2));

    for (const { eventId } of await failed()) {
      expect(await events.discard({ consumer: "deadly", eventId })).toBe(1);
    }
    await until(
      "what waited behind them",
      async () => {
        const noted = await notedOf(site);
        return deadly.every((key) => noted.get(key)?.join() === "2");
      },
      patience,
    );
    const history = { sent: [], happened: [], heard: await notedOf(site) };
    expect([...nothingHeardTwice(history), ...heardInOrder(history)]).toEqual([]);
    expect(await events.list()).toEqual([]);
  }, 600_000);

  test("a promise that a reaction forgot ends no process: its error is the reaction's", async () => {
    const site = await newSite(layout);
    const replica = await startReplica(settings(site));
    onTestFinished(() => replica.kill());
    for (const owner of ["forgets", "ann"]) {
      await replica.call("accounts.open", { accountId: owner, owner }, `open ${owner}`);
    }
    expect(await replica.settled()).toEqual({ kind: "done" });
    const events = await failedEventsOf(site);
    expect(await events.list()).toMatchObject([
      { consumer: "deadly", key: "forgets", status: "failed", attempts: 3, error: "nobody waited" },
    ]);
    expect([...(await notedOf(site)).keys()]).toContain("ann");
  }, 180_000);

  test("one that is rejected after its reaction has ended is logged with the reaction's name", async () => {
    const site = await newSite(layout);
    const replica = await startReplica(settings(site));
    onTestFinished(() => replica.kill());
    await replica.call("accounts.open", { accountId: "a", owner: "forgets for later" }, "open a");
    const line = await until("a line in the log", () =>
      replica.said.split("\n").find((line) => line.includes("nobody waited any more")),
    );
    expect(line).toContain("undertaker");
    await replica.call("accounts.open", { accountId: "b", owner: "ann" }, "open b");
    expect(await replica.settled()).toEqual({ kind: "done" });
    expect(await (await failedEventsOf(site)).list()).toEqual([]);
    expect([...(await notedOf(site)).keys()].toSorted()).toEqual(["a", "b"]);
  }, 180_000);

  test("an event that has never failed can be discarded by its id before anybody hears of it", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
    const modules = [accountsModule, ears];
    await (await site.start(modules)).stop();
    const quiet = await site.start([accountsModule]);
    for (const accountId of ["a", "b", "c"]) await quiet.call(accounts.open, { accountId, owner: "ann" });
    await quiet.stop();

    const architecture = architectureOf(layout, site.location, modules);
    const events = await openFailedEvents({ modules, architecture });
    onTestFinished(() => events.close());
    const { id } = (await feedOf(site, accountsModule)).find(({ key }) => key === "b")!;
    expect(await events.discard({ consumer: "ears", eventId: id })).toBe(1);
    expect(await events.discard({ consumer: "ears", eventId: "no such event" })).toBe(0);

    const app = await site.start(modules);
    await app.settled();
    expect(heard).toEqual(["a", "c"]);
    expect(await app.failedEvents.list()).toEqual([]);
  });
});
