import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { ParkedEvent } from "../../packages/core/src/runtime/ports/consumer-store.ts";
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

function parked(event: StoredEvent, status: ParkedEvent["status"], nextAtMs = 0): ParkedEvent {
  return { event, status, attempts: status === "waiting" ? 0 : 1, nextAtMs, error: "on purpose" };
}

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

  test("who has lost its lease writes nothing any more", async () => {
    const { consumer } = await newStore(layout);
    const old = (await consumer.claim("p", "me", 20, Date.now()))!;
    const event = eventOf("a", 1);
    expect(
      await consumer.advance(old, { position: "1", handled: [], parked: [parked(event, "retrying")] }, 0),
    ).toBe(true);
    await setTimeout(40);
    const now = (await consumer.claim("p", "you", leaseMs, Date.now()))!;
    expect(now.position).toBe("1");
    expect(await consumer.advance(old, { position: "2", handled: ["x"], parked: [] }, 0)).toBe(false);
    expect(await consumer.resolve(old, event, 0)).toBe(false);
    expect(await consumer.postpone(old, parked(event, "failed"))).toBe(false);
    expect(await consumer.position("p")).toBe("1");
    expect(await consumer.handled(["x"])).toEqual(new Set());
    expect(await consumer.list()).toMatchObject([{ status: "retrying" }]);
  });

  test("of each key the oldest parked event is due, and no other", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const items = [
      parked(eventOf("a", 1), "retrying", 10),
      parked(eventOf("a", 2), "waiting"),
      parked(eventOf("b", 1), "failed"),
      parked(eventOf("b", 2), "waiting"),
      parked(eventOf("c", 1), "retrying", 20),
    ];
    await consumer.advance(lease, { position: "5", handled: [], parked: items }, 0);
    expect(await consumer.nextDueMs("p")).toBe(10);
    expect(await consumer.due("p", 9, 10)).toEqual([]);
    expect((await consumer.due("p", 15, 10)).map(({ event }) => event.id)).toEqual(["a-1"]);
    expect((await consumer.due("p", 20, 10)).map(({ event }) => event.id)).toEqual(["a-1", "c-1"]);
    expect(await consumer.parkedKeys("p", ["a", "b", "c", "d"])).toEqual(new Set(["a", "b", "c"]));
    expect(await consumer.due("other", 20, 10)).toEqual([]);

    await consumer.resolve(lease, items[0]!.event, 30);
    expect((await consumer.due("p", 30, 10)).map(({ event }) => event.id)).toEqual(["a-2", "c-1"]);
    expect(await consumer.discard("b-1", 30)).toBe(1);
    expect((await consumer.due("p", 30, 10)).map(({ event }) => event.id)).toEqual(["a-2", "b-2", "c-1"]);
  });

  test("an event parked behind one that has just been discarded does not wait for ever", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const first = parked(eventOf("a", 1), "failed");
    await consumer.advance(lease, { position: "1", handled: [], parked: [first] }, 0);
    expect(await consumer.parkedKeys("p", ["a"])).toEqual(new Set(["a"]));
    expect(await consumer.discard("a-1", 1)).toBe(1);
    const second = parked(eventOf("a", 2), "waiting");
    const third = parked(eventOf("a", 3), "waiting");
    await consumer.advance(lease, { position: "3", handled: [], parked: [second, third] }, 5);
    expect((await consumer.due("p", 5, 10)).map(({ event }) => event.id)).toEqual(["a-2"]);
  });

  test("only events that may have been tried already keep others from being forgotten", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    expect(await consumer.oldestParkedMs()).toBeUndefined();
    const waiting = parked(eventOf("a", 2), "waiting");
    const failed = parked(eventOf("a", 1), "failed");
    await consumer.advance(lease, { position: undefined, handled: [], parked: [failed] }, 100);
    await consumer.advance(lease, { position: "2", handled: [], parked: [waiting] }, 50);
    expect(await consumer.oldestParkedMs()).toBe(100);
  });

  test("what was done of a batch is saved without moving the checkpoint", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    await consumer.advance(lease, { position: "1", handled: [], parked: [] }, 0);
    const retrying = parked(eventOf("a", 2), "retrying");
    await consumer.advance(lease, { position: undefined, handled: ["x"], parked: [retrying] }, 0);
    expect(await consumer.position("p")).toBe("1");
    expect(await consumer.handled(["x"])).toEqual(new Set(["x"]));
    expect(await consumer.list()).toHaveLength(1);
    expect(await consumer.discard("a-2", 0)).toBe(1);
    expect(await consumer.handled(["a-2"])).toEqual(new Set(["a-2"]));
  });

  test("what was handled is remembered until it is forgotten on purpose", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    await consumer.advance(lease, { position: "1", handled: ["x", "y"], parked: [] }, 100);
    await consumer.advance(lease, { position: "2", handled: ["x", "z"], parked: [] }, 200);
    expect(await consumer.handled(["x", "y", "z", "w"])).toEqual(new Set(["x", "y", "z"]));
    expect(await consumer.prune(150, 1)).toBe(1);
    expect(await consumer.prune(150, 1_000)).toBe(1);
    expect(await consumer.handled(["x", "y", "z"])).toEqual(new Set(["z"]));
  });
});
