import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { ParkedEvent, Progress } from "../../packages/core/src/runtime/ports/consumer-store.ts";
import type { StoredEvent } from "../../packages/core/src/runtime/ports/feed.ts";
import type { ModuleStore } from "../../packages/core/src/runtime/ports/module-store.ts";
import { everyLayout } from "../every-layout.ts";
import { openStore } from "../feed-of.ts";
import type { Layout } from "../layouts.ts";
import { accountsModule } from "../modules/accounts/module.ts";

const leaseMs = 3_000;

async function newStore(layout: Layout): Promise<ModuleStore> {
  const data = await layout.freshData();
  const { store, close } = await openStore(data, accountsModule);
  onTestFinished(async () => {
    await close();
    await data.remove();
  });
  return store;
}

function eventOf(key: string, n: number): StoredEvent {
  return {
    position: `${n}`,
    id: `${key}-${n}`,
    type: "Opened",
    version: 1,
    key,
    atMs: 0,
    causeId: "c",
    trace: null,
    data: {},
  };
}

function parked(
  event: StoredEvent,
  status: ParkedEvent["status"],
  { attempts = 1, crashes = 0, delayMs = 0 }: Partial<ParkedEvent> = {},
): ParkedEvent {
  return { event, status, attempts, crashes, done: [], delayMs, error: "on purpose" };
}

/** Progress with nothing to tell but what is given. */
function progress(position: string, given: Partial<Progress> = {}): Progress {
  const nothing = {
    handled: [],
    passed: [],
    parked: [],
    resolved: [],
    postponed: [],
    requeued: [],
    starting: [],
  };
  return { position, begun: undefined, ...nothing, ...given };
}

const ids = (events: readonly ParkedEvent[]) => events.map(({ event }) => event.id);

everyLayout((layout) => {
  test("a lease belongs to one owner until it runs out or is released", async () => {
    const { consumer } = await newStore(layout);
    const mine = await consumer.claim("p", "me", leaseMs, Date.now());
    expect(mine).toMatchObject({ name: "p", position: undefined });
    expect(await consumer.claim("p", "you", leaseMs, Date.now())).toBeUndefined();
    expect(await consumer.claim("p", "me", 20, Date.now())).toMatchObject({ fence: mine!.fence });
    await setTimeout(40);
    const yours = await consumer.claim("p", "you", leaseMs, Date.now());
    expect(yours!.fence).toBeGreaterThan(mine!.fence);
    await consumer.release(mine!, "me");
    expect(await consumer.claim("p", "me", leaseMs, Date.now())).toBeUndefined();
    await consumer.release(yours!, "you");
    expect((await consumer.claim("p", "me", leaseMs, Date.now()))!.fence).toBeGreaterThan(yours!.fence);
  });

  test.runIf(layout.store === "postgres")(
    "a machine whose clock is wrong holds no lease for longer",
    async () => {
      const { consumer } = await newStore(layout);
      const inAnHour = Date.now() + 3_600_000;
      const ahead = (await consumer.claim("p", "ahead", 250, inAnHour))!;
      expect(await consumer.claim("p", "far ahead", 250, 2 * inAnHour)).toBeUndefined();
      await setTimeout(300);
      expect((await consumer.claim("p", "right", leaseMs, Date.now()))!.fence).toBeGreaterThan(ahead.fence);
    },
  );

  test.runIf(layout.store === "postgres")(
    "an event set aside by a machine whose clock is an hour ahead is due in time for everybody",
    async () => {
      const { consumer } = await newStore(layout);
      const inAnHour = Date.now() + 3_600_000;
      const lease = (await consumer.claim("p", "ahead", leaseMs, inAnHour))!;
      const failing = parked(eventOf("a", 1), "retrying", { delayMs: 1 });
      await consumer.save(lease, progress("1", { parked: [failing] }), inAnHour);
      await setTimeout(20);
      expect(ids(await consumer.due("p", Date.now(), 10, []))).toEqual(["a-1"]);
    },
  );

  test("who has lost its lease writes nothing any more", async () => {
    const { consumer } = await newStore(layout);
    const old = (await consumer.claim("p", "me", 20, Date.now()))!;
    const failing = parked(eventOf("a", 1), "retrying");
    expect(await consumer.save(old, progress("1", { parked: [failing] }), 0)).toEqual(new Set());
    await setTimeout(40);
    const now = (await consumer.claim("p", "you", leaseMs, Date.now()))!;
    expect(now.position).toBe("1");
    expect(await consumer.save(old, progress("2", { handled: ["x"] }), 0)).toBeUndefined();
    expect(await consumer.accuse(old, 5, "died", 0)).toBeUndefined();
    expect(await consumer.position("p")).toBe("1");
    expect(await consumer.handled(["x"])).toEqual(new Set());
    expect(await consumer.list()).toMatchObject([{ status: "retrying" }]);
  });

  test("of each key the oldest parked event is due, and those behind it come with it", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const now = Date.now();
    const later = { delayMs: 3_600_000 };
    const items = [
      parked(eventOf("a", 1), "retrying"),
      parked(eventOf("a", 2), "waiting"),
      parked(eventOf("b", 1), "failed"),
      parked(eventOf("b", 2), "waiting"),
      parked(eventOf("c", 1), "retrying", later),
      parked(eventOf("d", 1), "queued"),
    ];
    await consumer.save(lease, progress("6", { parked: items }), now);
    expect(ids(await consumer.due("p", now, 10, []))).toEqual(["a-1", "a-2", "d-1"]);
    expect(ids(await consumer.due("p", now, 1, []))).toEqual(["a-1", "a-2"]);
    expect(ids(await consumer.due("p", now, 10, ["a"]))).toEqual(["d-1"]);
    expect(await consumer.hasDue("p")).toBe(true);
    expect(await consumer.parkedKeys("p", ["a", "b", "c", "d", "e"])).toEqual(new Set(["a", "b", "c", "d"]));
    expect(await consumer.due("other", now, 10, [])).toEqual([]);
    expect(await consumer.hasDue("other")).toBe(false);

    await consumer.save(lease, progress("6", { resolved: [eventOf("a", 1)] }), now);
    expect(new Set(ids(await consumer.due("p", now + 1, 10, [])))).toEqual(new Set(["d-1", "a-2"]));
    expect(await consumer.discard("b-1", now)).toBe(1);
    expect(new Set(ids(await consumer.due("p", now + 1, 10, [])))).toEqual(new Set(["d-1", "a-2", "b-2"]));
  });

  test("an event parked behind one that has just been discarded does not wait for ever", async () => {
    const { consumer } = await newStore(layout);
    const now = Date.now();
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    await consumer.save(lease, progress("1", { parked: [parked(eventOf("a", 1), "failed")] }), now);
    expect(await consumer.parkedKeys("p", ["a"])).toEqual(new Set(["a"]));
    expect(await consumer.discard("a-1", now)).toBe(1);
    const behind = [parked(eventOf("a", 2), "waiting"), parked(eventOf("a", 3), "waiting")];
    await consumer.save(lease, progress("3", { parked: behind }), now);
    expect(ids(await consumer.due("p", now + 1, 10, []))).toEqual(["a-2", "a-3"]);
  });

  test("an attempt is counted before it begins; one at a discarded event does not begin", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const items = [parked(eventOf("a", 1), "queued", { attempts: 0 }), parked(eventOf("b", 1), "queued")];
    await consumer.save(lease, progress("2", { parked: items }), Date.now());
    await consumer.discard("b-1", Date.now());
    const begun = await consumer.save(lease, progress("2", { starting: ["a-1", "b-1"] }), Date.now());
    expect(begun).toEqual(new Set(["a-1"]));
    expect(await consumer.due("p", Date.now(), 10, [])).toMatchObject([{ status: "running", attempts: 1 }]);
  });

  test("what was under way when its process died is tried ever later, and failed after so many deaths", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const killer = parked(eventOf("a", 1), "retrying", { crashes: 1 });
    const other = parked(eventOf("b", 1), "retrying");
    await consumer.save(lease, progress("2", { begun: "7", parked: [killer, other] }), Date.now());
    await consumer.save(lease, progress("2", { begun: "7", starting: ["a-1"] }), Date.now());
    expect(await consumer.claim("p", "me", leaseMs, Date.now())).toMatchObject({ begun: "7" });
    expect(await consumer.accuse(lease, 3, "died", Date.now())).toEqual([
      { eventId: "a-1", status: "retrying" },
    ]);
    expect(ids(await consumer.due("p", Date.now(), 10, []))).toEqual(["b-1"]);
    await consumer.save(lease, progress("2", { starting: ["a-1"] }), Date.now());
    expect(await consumer.accuse(lease, 3, "died", Date.now())).toEqual([
      { eventId: "a-1", status: "failed" },
    ]);
    expect(await consumer.list()).toMatchObject([
      { eventId: "a-1", status: "failed", error: "died", attempts: 3 },
      { eventId: "b-1" },
    ]);
  });

  test("what a person retries is due at once, with all its attempts; what is under way is left alone", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const items = [
      parked(eventOf("a", 1), "failed", { attempts: 15 }),
      parked(eventOf("b", 1), "retrying", { delayMs: 3_600_000 }),
      parked(eventOf("c", 1), "retrying"),
      parked(eventOf("d", 1), "queued"),
    ];
    await consumer.save(lease, progress("4", { parked: items }), Date.now());
    await consumer.save(lease, progress("4", { starting: ["d-1"] }), Date.now());
    expect(await consumer.retry(undefined, Date.now() + 1)).toBe(3);
    const due = await consumer.due("p", Date.now() + 2, 10, []);
    expect(due.map(({ event, attempts }) => `${event.id} ${attempts}`).sort()).toEqual([
      "a-1 0",
      "b-1 0",
      "c-1 0",
      "d-1 2",
    ]);
  });

  test("what is merely slow, and what waits behind it, is not on the list of failed events", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const slow = [parked(eventOf("a", 1), "running"), parked(eventOf("a", 2), "waiting")];
    const failing = [parked(eventOf("b", 1), "retrying"), parked(eventOf("b", 2), "waiting")];
    await consumer.save(lease, progress("4", { parked: [...slow, ...failing] }), Date.now());
    expect((await consumer.list()).map(({ eventId, status }) => `${eventId} ${status}`)).toEqual([
      "b-1 retrying",
      "b-2 waiting",
    ]);
  });

  test("an event that was handled beyond the checkpoint is remembered until that has passed it", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    await consumer.save(lease, progress("1", { begun: "3", handled: ["x"] }), 0);
    expect(await consumer.position("p")).toBe("1");
    expect(await consumer.inHand()).toEqual([{ name: "p", position: "1", begun: "3" }]);
    expect(await consumer.handled(["x", "y"])).toEqual(new Set(["x"]));
    await consumer.save(lease, progress("3", { passed: ["x"] }), 0);
    expect(await consumer.handled(["x"])).toEqual(new Set());
    expect(await consumer.inHand()).toEqual([]);
  });

  test("what old commands came to is forgotten, but for what an unfinished event led to", async () => {
    const store = await newStore(layout);
    await (await store.rebuild())?.finish(async () => [], 1_000);
    const led = "0190a1b2-0000-7000-8000-000000000001>audit.on>note#0";
    const other = "0190a1b2-0000-7000-8000-000000000002>audit.on>note#0";
    const outcome = (id: string) => ({ id, fingerprint: "f", result: { kind: "done" } }) as const;
    const known = async () => {
      const { outcomes } = await store.load({ entities: [], rows: [], outcomes: ["mine", led, other] });
      return outcomes.flatMap((found) => found?.id ?? []);
    };
    const nothing = { entities: [], rows: [], events: [] };
    await store.save([{ ...nothing, outcomes: [outcome("mine"), outcome(led), outcome(other)] }], 100);
    const kept = ["0190a1b2-0000-7000-8000-000000000001"];
    expect(await store.consumer.prune({ beforeMs: 50, derivedBeforeMs: 150, kept, limit: 10 })).toBe(1);
    expect(await known()).toEqual(["mine", led]);
    expect(await store.consumer.prune({ beforeMs: 150, derivedBeforeMs: 150, kept, limit: 10 })).toBe(1);
    expect(await known()).toEqual([led]);
    expect(await store.consumer.prune({ beforeMs: 150, derivedBeforeMs: 150, kept: [], limit: 10 })).toBe(1);
    expect(await known()).toEqual([]);
  });
});
