import { pino } from "pino";
import { expect, test } from "vitest";
import { every } from "../../src/index.js";
import type { Schedule } from "../../src/module/index.js";
import { Deadlines } from "../../src/runtime/call/deadline.js";
import { Router } from "../../src/runtime/call/router.js";
import type { Clock } from "../../src/runtime/ports/clock.js";
import { systemRandom } from "../../src/runtime/ports/random.js";
import type { ScheduleStore } from "../../src/runtime/ports/schedule-store.js";
import { ScheduleRunner } from "../../src/runtime/schedules/schedule-runner.js";
import { openTelemetry } from "../../src/telemetry/tracing.js";
import { manualClock } from "../../src/testing/index.js";

/** A schedule that is due whenever it asks, with what its store and its clock were told. */
function running(schedule: Schedule) {
  const byHand = manualClock();
  const told: string[] = [];
  let setBackMs = 0;
  const clock: Clock = {
    ...byHand,
    now: () => byHand.now() - setBackMs,
    after(ms, wake) {
      if (ms > 1_000) told.push(`wait ${ms}`);
      return byHand.after(ms, wake);
    },
  };
  const store: ScheduleStore = {
    async begin() {
      told.push("begin");
      return { kind: "begun" };
    },
    async renew() {
      told.push("renew");
      return true;
    },
    async end(_, nextInMs) {
      told.push(`end, next in ${nextInMs}`);
    },
  };
  const deadlines = new Deadlines(clock);
  const tracing = openTelemetry();
  const random = systemRandom;
  const runner = new ScheduleRunner({
    module: "clerk",
    schedule,
    store,
    router: new Router({ clock, random, tracing, deadlines, development: true }),
    deadlines,
    clock,
    tracing,
    owner: "me",
    log: pino({ enabled: false }),
  });
  return {
    runner,
    told,
    advance: byHand.advance,
    setBack: (ms: number) => {
      setBackMs = ms;
    },
  };
}

test("a period is counted from the beginning of a run, not from its end", async () => {
  const { runner, told, advance } = running(every(10, "count", () => advance(2_000)));
  await runner.start();
  await expect.poll(() => told.at(-1)).toBe("wait 8000");
  expect(told).toContain("end, next in 8000");
  await runner.stop();
});

test("a run longer than the period is followed by the next at once", async () => {
  const { runner, told, advance } = running(
    every(10, "count", () => {
      if (runs++ === 0) advance(25_000);
    }),
  );
  let runs = 0;
  await runner.start();
  await expect.poll(() => runs).toBe(2);
  expect(told).toContain("end, next in 0");
  await runner.stop();
});

test("a clock that is set back during a run does not put the next one off", async () => {
  const { runner, told, advance, setBack } = running(
    every(10, "count", () => {
      advance(2_000);
      setBack(3_600_000);
    }),
  );
  await runner.start();
  await expect.poll(() => told.at(-1)).toBe("wait 8000");
  await runner.stop();
});

test("others hear every second that it is still at it", async () => {
  let end = () => {};
  const { runner, told, advance } = running(
    every(
      10,
      "count",
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    ),
  );
  await runner.start();
  for (const beats of [1, 2, 3]) {
    advance(1_000);
    await expect.poll(() => told.filter((what) => what === "renew").length).toBe(beats);
  }
  end();
  await expect.poll(() => told.at(-1)).toBe("wait 7000");
  await runner.stop();
});

test("code that was given up at its deadline is not joined by the next run", async () => {
  let end = () => {};
  const { runner, told, advance } = running(
    every(
      10,
      "count",
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    ),
  );
  await runner.start();
  advance(100_000);
  await expect.poll(() => runner.runs.error).toBe(1);
  advance(100_000);
  await expect.poll(() => told.filter((what) => what === "renew").length).toBeGreaterThan(0);
  expect(told.filter((what) => what === "begin")).toHaveLength(1);
  end();
  await expect.poll(() => told.filter((what) => what === "begin")).toHaveLength(2);
  end();
  await runner.stop();
});
