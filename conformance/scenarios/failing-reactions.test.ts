import type { Application, Module, ReactionContext } from "@ashlar/core";
import { expect, test } from "vitest";
import { systemClock } from "../../packages/core/src/runtime/ports/clock.ts";
import { everyLayout } from "../every-layout.ts";
import { withStore } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const swift = { firstDelayMs: 5, maximumDelayMs: 20 };
const events = [accounts.events.Opened, accounts.events.Deposited];

/** A listener that hears nothing of the keys that are bad, and how often it was told of each event. */
function fragileListener() {
  const bad = new Set<string>();
  const heard: string[] = [];
  const attempts = new Map<string, number>();
  const hear = (data: unknown, { event }: ReactionContext) => {
    const what = `${event.key} ${(data as { n: number }).n}`;
    attempts.set(what, (attempts.get(what) ?? 0) + 1);
    if (bad.has(event.key)) throw new Error(`cannot hear of ${what}`);
    heard.push(what);
  };
  return { module: listener("ears", events, hear) as Module, bad, heard, attempts };
}

async function openWithDeposits({ call }: Application, accountId: string, count: number): Promise<void> {
  await call(accounts.open, { accountId, owner: "ann" });
  for (const amount of times(count, (n) => n + 1)) await call(accounts.deposit, { accountId, amount });
}

everyLayout((layout) => {
  test("a failing reaction is tried again until it works; other keys go on, its own waits in order", async () => {
    const site = await newSite(layout);
    const { module, bad, heard, attempts } = fragileListener();
    bad.add("bad");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 1_000 } });
    await openWithDeposits(app, "bad", 3);
    await openWithDeposits(app, "good", 3);

    await until("the good key's events", () => heard.length === 4);
    await until("a third attempt", () => (attempts.get("bad 1") ?? 0) >= 3);
    await until("the bad key's events", async () => (await app.failedEvents.list()).length === 4);
    expect(heard.filter((what) => what.startsWith("bad"))).toEqual([]);
    const listed = await app.failedEvents.list();
    expect(listed.map(({ key, status }) => `${key} ${status}`)).toEqual([
      "bad retrying",
      "bad waiting",
      "bad waiting",
      "bad waiting",
    ]);

    bad.clear();
    await app.settled();
    expect(heard.filter((what) => what.startsWith("bad"))).toEqual(["bad 1", "bad 2", "bad 3", "bad 4"]);
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("after the last attempt it is listed as failed with its cause, and later events wait behind it", async () => {
    const site = await newSite(layout);
    const { module, bad, attempts } = fragileListener();
    bad.add("bad");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 3 } });
    await app.call(accounts.open, { accountId: "bad", owner: "ann" });
    await app.settled();
    await app.call(accounts.deposit, { accountId: "bad", amount: 1 });
    await app.settled();

    expect(attempts).toEqual(new Map([["bad 1", 3]]));
    expect(await app.failedEvents.list({ consumer: "ears" })).toMatchObject([
      {
        consumer: "ears",
        producer: "accounts",
        type: "Opened",
        key: "bad",
        status: "failed",
        attempts: 3,
        error: "cannot hear of bad 1",
      },
      { type: "Deposited", key: "bad", status: "waiting" },
    ]);
    expect(await app.failedEvents.list({ consumer: "accounts" })).toEqual([]);
  });

  test("retried, they go on in order", async () => {
    const site = await newSite(layout);
    const { module, bad, heard } = fragileListener();
    bad.add("one").add("two");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 1 } });
    await Promise.all([openWithDeposits(app, "one", 5), openWithDeposits(app, "two", 5)]);
    await app.settled();
    expect(heard).toEqual([]);

    bad.clear();
    expect(await app.failedEvents.retry({})).toBe(2);
    await app.settled();
    for (const key of ["one", "two"]) {
      expect(heard.filter((what) => what.startsWith(key))).toEqual(times(6, (n) => `${key} ${n + 1}`));
    }
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("one retried by its id leaves the others as they are", async () => {
    const site = await newSite(layout);
    const { module, bad, heard } = fragileListener();
    bad.add("one").add("two");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 1 } });
    await openWithDeposits(app, "one", 0);
    await openWithDeposits(app, "two", 0);
    await app.settled();
    const { eventId } = (await app.failedEvents.list()).find(({ key }) => key === "two")!;

    bad.clear();
    expect(await app.failedEvents.retry({ consumer: "ears", eventId })).toBe(1);
    await app.settled();
    expect(heard).toEqual(["two 1"]);
    expect(await app.failedEvents.list()).toMatchObject([{ key: "one", status: "failed" }]);
  });

  test("discarded, it is gone and the rest goes on", async () => {
    const site = await newSite(layout);
    const { module, bad, heard, attempts } = fragileListener();
    bad.add("bad");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 1 } });
    await openWithDeposits(app, "bad", 2);
    await app.settled();
    const { eventId } = (await app.failedEvents.list())[0]!;

    bad.clear();
    expect(await app.failedEvents.discard({ consumer: "ears", eventId })).toBe(1);
    await app.settled();
    expect(heard).toEqual(["bad 2", "bad 3"]);
    expect(attempts.get("bad 1")).toBe(1);
    expect(await app.failedEvents.discard({ consumer: "ears", eventId })).toBe(0);
  });

  test("what is set aside survives a restart, and so does its order", async () => {
    const site = await newSite(layout);
    const { module, bad, heard } = fragileListener();
    bad.add("bad");
    const before = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 2 } });
    await openWithDeposits(before, "bad", 2);
    await before.settled();
    await before.stop();

    const after = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 2 } });
    await after.call(accounts.deposit, { accountId: "bad", amount: 9 });
    await after.settled();
    expect(await after.failedEvents.list()).toHaveLength(4);
    bad.clear();
    await after.failedEvents.retry({});
    await after.settled();
    expect(heard).toEqual(["bad 1", "bad 2", "bad 3", "bad 4"]);
  });

  test("whatever goes on meanwhile, discarding never leaves an event waiting for ever", async () => {
    const site = await newSite(layout);
    const { module, bad, heard } = fragileListener();
    bad.add("bad");
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 1 } });
    await app.call(accounts.open, { accountId: "bad", owner: "ann" });
    await app.settled();
    bad.clear();
    const { eventId } = (await app.failedEvents.list())[0]!;
    const deposits = times(30, () => app.call(accounts.deposit, { accountId: "bad", amount: 1 }));
    await deposits[0];
    await app.failedEvents.discard({ consumer: "ears", eventId });
    await Promise.all(deposits);
    await app.settled();
    expect(heard).toEqual(times(30, (n) => `bad ${n + 2}`));
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("a reaction that takes long holds up nothing but its key, and is not told to have failed", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const goOn = gate();
    const hear = async (data: unknown, { event }: ReactionContext) => {
      heard.push(`${event.key} ${(data as { n: number }).n}`);
      if (event.key === "slow") await goOn.opened;
      if (event.key === "bad" && heard.filter((what) => what === "bad 1").length < 3) throw new Error("bad");
    };
    const ears = listener("ears", events, hear);
    const app = await site.start([accountsModule, ears], { redelivery: swift });
    await openWithDeposits(app, "slow", 2);
    await openWithDeposits(app, "bad", 1);
    await openWithDeposits(app, "good", 3);
    await until("the other keys' events", () => heard.includes("good 4") && heard.includes("bad 2"));
    expect(heard.filter((what) => what.startsWith("slow"))).toEqual(["slow 1"]);
    await until("the checkpoint to pass the slow event", async () => {
      const counts = await withStore(site, ears, ({ consumer }) => consumer.parkedCounts("accounts"));
      return counts.running === 1 && counts.waiting === 2;
    });
    expect(await app.failedEvents.list()).toEqual([]);

    goOn.open();
    await app.settled();
    expect(heard.filter((what) => what.startsWith("slow"))).toEqual(["slow 1", "slow 2", "slow 3"]);
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("a redelivery that hangs holds up neither the feed nor other redeliveries", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const begun = gate();
    const goOn = gate();
    const tried = new Set<string>();
    const hear = async (_: unknown, { event }: ReactionContext) => {
      const again = tried.has(event.id);
      tried.add(event.id);
      if (!again && event.key !== "good") throw new Error("the first time");
      if (event.key === "hangs") {
        begun.open();
        await goOn.opened;
      }
      heard.push(event.key);
    };
    const app = await site.start([accountsModule, listener("ears", events, hear)], {
      redelivery: swift,
    });
    await openWithDeposits(app, "hangs", 0);
    await begun.opened;
    await openWithDeposits(app, "fails", 0);
    await openWithDeposits(app, "good", 0);
    await until("the others", () => heard.length === 2);
    expect([...heard].sort()).toEqual(["fails", "good"]);
    goOn.open();
    await app.settled();
    expect(heard).toContain("hangs");
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("a call that a reaction does not wait for belongs to it all the same: its error is the reaction's", async () => {
    const site = await newSite(layout);
    const forgetful = listener("ears", [accounts.events.Opened], (_, { call }) => {
      void call(accounts.deposit, { accountId: "nobody's", amount: 1 });
    });
    const app = await site.start([accountsModule, forgetful], { redelivery: swift });
    await openWithDeposits(app, "a", 0);
    await app.settled();
    expect(await app.failedEvents.list()).toMatchObject([{ key: "a", status: "failed", attempts: 1 }]);
  });

  test("an error that a reaction has seen to itself is not the reaction's", async () => {
    const site = await newSite(layout);
    const refused: string[] = [];
    const careful = listener("ears", [accounts.events.Opened], async (_, { call }) => {
      const deposits = ["nobody's", "no one's"].map((accountId) =>
        call(accounts.deposit, { accountId, amount: 1 }),
      );
      for (const result of await Promise.allSettled(deposits)) refused.push(result.status);
      await call(accounts.deposit, { accountId: "not there", amount: 1 }).catch(() => refused.push("caught"));
    });
    const app = await site.start([accountsModule, careful], { redelivery: swift });
    await openWithDeposits(app, "a", 0);
    await app.settled();
    expect(refused).toEqual(["rejected", "rejected", "caught"]);
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("how far a consumer is behind is seen also while it is at work", async () => {
    const site = await newSite(layout);
    const quiet = await site.start([accountsModule]);
    await openWithDeposits(quiet, "a", 4);
    await quiet.stop();
    const begun = gate();
    const goOn = gate();
    let skippedMs = 0;
    const clock = { ...systemClock, elapsed: () => performance.now() + skippedMs };
    const hear = () => {
      begun.open();
      return goOn.opened;
    };
    const app = await site.start([accountsModule, listener("ears", events, hear)], {
      clock,
    });
    await begun.opened;
    skippedMs = 6_000;
    const lag = /ashlar_feed_lag_events\{[^}]*consumer="ears"[^}]*\} 5/;
    await until("the lag", () => lag.test(app.metrics.expose()));
    goOn.open();
    await app.settled();
  });
});
