import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRedelivery, delayAfter } from "../../src/runtime/feed/redelivery.js";

test("delays double, keep at least half of that, and never exceed the maximum", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.float({ min: 0, max: Math.fround(0.999), noNaN: true }),
      (attempts, chance) => {
        const delay = delayAfter(attempts, defaultRedelivery, chance);
        const ceiling = Math.min(100 * 2 ** (attempts - 1), 60_000);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(ceiling / 2));
        expect(delay).toBeLessThanOrEqual(ceiling);
      },
    ),
  );
});
