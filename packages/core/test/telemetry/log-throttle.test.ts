import { expect, test } from "vitest";
import { logThrottle } from "../../src/telemetry/log-throttle.js";
import { manualClock } from "../../src/testing/index.js";

test("of what is alike one a second is told, and how many were not", async () => {
  const clock = manualClock();
  const throttled = logThrottle(clock);
  const told: unknown[] = [];
  const tell = (kind: string) => throttled(kind, (alike) => told.push({ kind, ...alike }));
  for (const kind of ["outage", "outage", "bug", "outage", "bug"]) tell(kind);
  await clock.advance(999);
  tell("outage");
  await clock.advance(1);
  tell("outage");
  tell("bug");
  await clock.advance(1_000);
  tell("outage");
  expect(told).toEqual([
    { kind: "outage" },
    { kind: "bug" },
    { kind: "outage", alike: 3 },
    { kind: "bug", alike: 1 },
    { kind: "outage" },
  ]);
});

test("kinds without number take no memory without end, and those told lately are kept", () => {
  const throttled = logThrottle(manualClock());
  const told: string[] = [];
  for (let n = 0; n < 1_001; n++) throttled(`kind ${n}`, () => {});
  for (const kind of ["kind 0", "kind 1000"]) throttled(kind, () => told.push(kind));
  expect(told).toEqual(["kind 0"]);
});
