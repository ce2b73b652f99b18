import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultText, findUnstorable } from "../../src/runtime/ports/storable-value.js";

describe("what every store can keep", () => {
  test("is any JSON without NUL and halves of characters that is not too deep, and nothing else", () => {
    const unit = fc.oneof(
      { arbitrary: fc.string({ unit: "binary", maxLength: 80 }), weight: 9 },
      { arbitrary: fc.constantFrom("\0", "a\ud800", "\udc00a", `${"x".repeat(70)}\ud83d`), weight: 1 },
    );
    const values = fc.object({ key: unit, values: [unit, fc.double(), fc.constant(null)], maxDepth: 6 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (value, deepest) => {
        const found = findUnstorable(value, deepest);
        expect(found === undefined).toBe(textsOf(value).every(isWhole) && depthOf(value) <= deepest);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is told by its place, in words that can be printed and stored", () => {
    const place = { "line\n\ud800": ["", { "\0": "" }] };
    expect(faultText(findUnstorable({ place }, 100)!)).toMatchInlineSnapshot(
      `"place.line\ufffd\ufffd has a name with NUL or an unpaired surrogate in it, which no store can keep"`,
    );
    expect(faultText(findUnstorable("\0", 100)!)).toMatchInlineSnapshot(
      `"the value has NUL or an unpaired surrogate in it, which no store can keep"`,
    );
    const long = findUnstorable({ ["x".repeat(10_000)]: "\0" }, 100)!;
    expect(long.path).toHaveLength(201);
  });

  test("may be bytes, however many, and dates, which are no JSON but no text either", () => {
    expect(findUnstorable({ bytes: Buffer.alloc(10_000_000), at: new Date(0) }, 3)).toBeUndefined();
  });

  test("is not what contains itself", () => {
    const loop: Record<string, unknown> = {};
    Object.assign(loop, { one: loop, other: loop });
    expect(findUnstorable(loop, 100)?.reason).toBe("is nested deeper than 100 levels");
  });
});

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    Array.isArray(value) ? textsOf(part) : [name, ...textsOf(part)],
  );
}

function isWhole(text: string): boolean {
  return !text.includes("\0") && Buffer.from(text).toString() === text;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
