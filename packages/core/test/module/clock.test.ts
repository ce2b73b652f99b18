import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../../src/index.js";

const dayMs = 86_400_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a wait longer than a timer can be ends in time", () => {
  const wake = vi.fn();
  systemClock.after(60 * dayMs, wake);
  vi.advanceTimersByTime(60 * dayMs - 1);
  expect(wake).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2);
  expect(wake).toHaveBeenCalledOnce();
});

test("a long wait can be cancelled in any of its pieces", () => {
  const wake = vi.fn();
  const cancel = systemClock.after(60 * dayMs, wake);
  vi.advanceTimersByTime(30 * dayMs);
  cancel();
  vi.advanceTimersByTime(60 * dayMs);
  expect(wake).not.toHaveBeenCalled();
});

test("nothing comes after eternity", () => {
  const wake = vi.fn();
  systemClock.after(Number.POSITIVE_INFINITY, wake)();
  expect(vi.getTimerCount()).toBe(0);
});
