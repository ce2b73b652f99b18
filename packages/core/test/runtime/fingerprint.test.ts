import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { command, contract } from "../../src/contract/index.js";
import { fingerprintOf } from "../../src/runtime/commands/fingerprint.js";
import { recalled } from "../../src/runtime/commands/verdict.js";

const shop = contract("shop", { commands: { order: command({ input: z.unknown(), key: () => "k" }) } });

test("the same JSON is the same command, whatever the order of its fields; other JSON is another", () => {
  const text = (value: unknown) => JSON.stringify(sorted(value));
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(fingerprintOf(shop.order, reversed(one))).toBe(fingerprintOf(shop.order, one));
      const same = fingerprintOf(shop.order, one) === fingerprintOf(shop.order, other);
      expect(same).toBe(text(one) === text(other));
    }),
  );
});

test("an input that is no JSON has no repetition, and is refused by its place", () => {
  const error = thrownBy(() => fingerprintOf(shop.order, { lines: [{ tags: new Set(["a"]) }] }));
  expect(error).toMatchObject({
    kind: "InvalidInput",
    mayHaveExecuted: false,
    message: "shop.order: the input of a command with an id must be JSON: lines.0.tags is a Set",
    issues: [{ path: "lines.0.tags", message: "is a Set" }],
  });
});

test("what was remembered by the parsed input, before, is still known", () => {
  const input = { orderId: "1", note: "" };
  const before = createHash("sha256").update(`shop.order\0${JSON.stringify(input)}`);
  const outcome = {
    id: "i",
    fingerprint: before.digest("base64url").slice(0, 22),
    result: { kind: "done" },
  } as const;
  const fingerprint = fingerprintOf(shop.order, { orderId: "1" });
  expect(recalled({ operation: shop.order, input, fingerprint }, outcome)).toEqual({ kind: "done" });
  const other = recalled({ operation: shop.order, input: { ...input, note: "!" }, fingerprint }, outcome);
  expect(other).toMatchObject({ kind: "failed", error: { kind: "IdReused" } });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function rearranged(value: unknown, arrange: (names: string[]) => string[]): unknown {
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  if (Array.isArray(value)) return value.map((part) => rearranged(part, arrange));
  const fields = value as Record<string, unknown>;
  // Assignment would take "__proto__" for something else.
  return Object.fromEntries(
    arrange(Object.keys(fields)).map((name) => [name, rearranged(fields[name], arrange)]),
  );
}

const sorted = (value: unknown) => rearranged(value, (names) => names.sort());
const reversed = (value: unknown) => rearranged(value, (names) => names.reverse());
