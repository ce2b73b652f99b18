import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/index.js";
import { Deadlines, Wait } from "../../src/runtime/call/deadline.js";
import { manualClock } from "../../src/testing/index.js";

class Recorded extends Wait {
  expired = false;
  override expire(): void {
    this.expired = true;
  }
}

/** A clock whose short waits are under control too. */
function steppedClock(): Clock & { advance(ms: number): void } {
  const clock = manualClock();
  const sleepers: { due: number; wake: () => void }[] = [];
  return {
    ...clock,
    after(ms, wake) {
      const sleeper = { due: clock.now() + ms, wake };
      sleepers.push(sleeper);
      return () => sleepers.splice(sleepers.indexOf(sleeper), 1);
    },
    advance(ms) {
      clock.advance(ms);
      for (const sleeper of sleepers.splice(0)) {
        if (sleeper.due <= clock.now()) sleeper.wake();
        else sleepers.push(sleeper);
      }
    },
  };
}

describe("deadlines", () => {
  test("expire those that are due and no others", () => {
    const clock = steppedClock();
    const deadlines = new Deadlines(clock);
    const waits = [50, 10, 100].map((ms) => new Recorded(ms));
    for (const wait of waits) deadlines.add(wait);
    clock.advance(60);
    expect(waits.map(({ expired }) => expired)).toEqual([true, true, false]);
    clock.advance(60);
    expect(waits[2]!.expired).toBe(true);
  });

  test("leave alone what has been removed, first, middle and last", () => {
    const clock = steppedClock();
    const deadlines = new Deadlines(clock);
    const waits = [1, 2, 3, 4, 5].map((ms) => new Recorded(ms));
    for (const wait of waits) deadlines.add(wait);
    for (const gone of [0, 2, 4]) deadlines.remove(waits[gone]!);
    deadlines.remove(waits[2]!);
    clock.advance(100);
    expect(waits.map(({ expired }) => expired)).toEqual([false, true, false, true, false]);
  });

  test("let work that ends in time through, and give up on the rest", async () => {
    const clock = steppedClock();
    const deadlines = new Deadlines(clock);
    await expect(deadlines.guard(Promise.resolve(1), 10, () => new Error("late"))).resolves.toBe(1);
    const endless = deadlines.guard(new Promise(() => {}), 10, () => new Error("late"));
    clock.advance(50);
    await expect(endless).rejects.toThrow("late");
  });
});
