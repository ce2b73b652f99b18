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
    const mine = await consumer.claim("p", "me", leaseMs, 0);
    expect(mine).toMatchObject({ name: "p", position: undefined });
    expect(await consumer.claim("p", "you", leaseMs, leaseMs)).toBeUndefined();
    expect(await consumer.claim("p", "me", leaseMs, 1_000)).toMatchObject({ fence: mine!.fence });
    const yours = await consumer.claim("p", "you", leaseMs, 1_000 + leaseMs + 1);
    expect(yours!.fence).toBeGreaterThan(mine!.fence);
    await consumer.release(mine!, "me");
    expect(await consumer.claim("p", "me", leaseMs, 1_000 + leaseMs + 2)).toBeUndefined();
    await consumer.release(yours!, "you");
    expect((await consumer.claim("p", "me", leaseMs, 1_000 + leaseMs + 2))!.fence).toBeGreaterThan(
      yours!.fence,
    );
  });

  test("who has lost its lease writes nothing any more", async () => {
    const { consumer } = await newStore(layout);
    const old = (await consumer.claim("p", "me", leaseMs, 0))!;
    const event = eventOf("a", 1);
    expect(
      await consumer.advance(old, { position: "1", handled: [], parked: [parked(event, "retrying")] }, 0),
    ).toBe(true);
    const now = (await consumer.claim("p", "you", leaseMs, leaseMs + 1))!;
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
    expect(await consumer.parkedKeys("p")).toEqual(new Set(["a", "b", "c"]));
    expect(await consumer.due("other", 20, 10)).toEqual([]);

    await consumer.resolve(lease, items[0]!.event, 30);
    expect((await consumer.due("p", 30, 10)).map(({ event }) => event.id)).toEqual(["a-2", "c-1"]);
    expect(await consumer.discard("b-1")).toBe(1);
    expect((await consumer.due("p", 30, 10)).map(({ event }) => event.id)).toEqual(["a-2", "b-2", "c-1"]);
  });

  test("an event parked behind one that has just been discarded does not wait for ever", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    const first = parked(eventOf("a", 1), "failed");
    await consumer.advance(lease, { position: "1", handled: [], parked: [first] }, 0);
    expect(await consumer.parkedKeys("p")).toEqual(new Set(["a"]));
    expect(await consumer.discard("a-1")).toBe(1);
    const second = parked(eventOf("a", 2), "waiting");
    const third = parked(eventOf("a", 3), "waiting");
    await consumer.advance(lease, { position: "3", handled: [], parked: [second, third] }, 5);
    expect((await consumer.due("p", 5, 10)).map(({ event }) => event.id)).toEqual(["a-2"]);
  });

  test("what was handled is remembered until it is forgotten on purpose", async () => {
    const { consumer } = await newStore(layout);
    const lease = (await consumer.claim("p", "me", leaseMs, 0))!;
    await consumer.advance(lease, { position: "1", handled: ["x", "y"], parked: [] }, 100);
    await consumer.advance(lease, { position: "2", handled: ["x", "z"], parked: [] }, 200);
    expect(await consumer.handled(["x", "y", "z", "w"])).toEqual(new Set(["x", "y", "z"]));
    expect(await consumer.prune(150)).toBe(2);
    expect(await consumer.handled(["x", "y", "z"])).toEqual(new Set(["z"]));
  });
});
