import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/errors/index.js";
import { editDistance } from "../../src/errors/nearest.js";

test.each([
  ["evnts", "events"],
  ["EVENTS", "events"],
  ["event", "events"],
  ["memroy", "memory"],
  ["row", "rows"],
  ["swor", undefined],
  ["cloud", undefined],
  ["", undefined],
])("who writes %j means %j", (written, meant) => {
  expect(nearest(written, ["rows", "events", "memory"])).toBe(meant);
});

test("a beginning or a longer form is understood too", () => {
  expect(nearest("requests", ["host", "requestsPerMinute"])).toBe("requestsPerMinute");
  expect(nearest("database", ["data", "events"])).toBe("data");
});

test("the distance is a metric as far as one edit goes", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, a)).toBe(0);
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editDistance(a, `${a}x`)).toBe(1);
    }),
  );
});
