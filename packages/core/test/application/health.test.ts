import { expect, test } from "vitest";
import { healthOf } from "../../src/application/health.js";
import type { ModuleRunner } from "../../src/runtime/module-runner.js";
import { manualClock } from "../../src/testing/index.js";

const never = new Promise<void>(() => {});

/** A module's health, over a store that does as it is told and counts. */
function health(store: { ping?: () => Promise<void>; tryWrite?: () => Promise<void> }) {
  const clock = manualClock();
  const asked = { pings: 0, writes: 0 };
  const { ping = async () => {}, tryWrite = async () => {} } = store;
  const runner = {
    module: { contract: { name: "orders" } },
    store: {
      ping: () => {
        asked.pings++;
        return ping();
      },
      tryWrite: () => {
        asked.writes++;
        return tryWrite();
      },
    },
  } as unknown as ModuleRunner;
  return { clock, asked, ask: healthOf(runner, clock) };
}

test("a store that can be read and written is ready, and is written every few seconds at most", async () => {
  const { clock, asked, ask } = health({});
  expect(await ask()).toEqual({ module: "orders", ready: true });
  await ask();
  expect(asked.writes).toBe(1);
  clock.advance(5_000);
  await ask();
  expect(asked.writes).toBe(2);
});

test("a store that cannot be written is not ready, until it can be again", async () => {
  let isFull = false;
  const { clock, ask } = health({
    tryWrite: async () => {
      if (isFull) throw new Error("disk is full");
    },
  });
  expect(await ask()).toMatchObject({ ready: true });
  isFull = true;
  clock.advance(5_000);
  expect(await ask()).toEqual({ module: "orders", ready: false, reason: "disk is full" });
  isFull = false;
  expect(await ask()).toMatchObject({ ready: true });
});

test("a store that hangs is not ready, in bounded time, and is asked once", async () => {
  const { clock, asked, ask } = health({ ping: () => never });
  for (const _ of [1, 2]) {
    const answer = ask();
    clock.advance(2_000);
    expect(await answer).toMatchObject({ ready: false, reason: "its store does not answer within 2000 ms" });
  }
  expect(asked.pings).toBe(1);
});

test("a write that waits behind a slow handler takes no readiness away", async () => {
  const { clock, asked, ask } = health({ tryWrite: () => never });
  for (const _ of [1, 2]) {
    const answer = ask();
    await expect.poll(() => asked.writes).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2_000);
    expect(await answer).toMatchObject({ ready: true });
  }
});
