import type { Application, Module, ReactionContext } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
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
});
