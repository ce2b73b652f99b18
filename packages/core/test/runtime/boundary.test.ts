import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze, findUnserialisable } from "../../src/runtime/call/boundary.js";
import { faultText } from "../../src/runtime/ports/storable-value.js";

const told = (value: unknown) => {
  const fault = findUnserialisable(value);
  return fault && faultText(fault);
};

class Money {
  cents = 1;
}

describe("what crosses a boundary", () => {
  test("is frozen all the way down", () => {
    const value = deepFreeze({ a: [{ b: { c: 1 } }] });
    expect(() => {
      value.a[0]!.b.c = 2;
    }).toThrow(TypeError);
  });

  test.each([
    ["bytes", { bytes: Buffer.from("text") }],
    ["numbers", { numbers: new Float64Array(2) }],
    ["a buffer", { buffer: new ArrayBuffer(2) }],
    ["a map", { map: new Map([[1, {}]]) }],
  ])("may hold %s that a schema made, as in production", (_, value) => expect(deepFreeze(value)).toBe(value));

  test("may hold objects of a class that change themselves", () => {
    const { money } = deepFreeze({ money: new Money() });
    money.cents = 2;
    expect(money.cents).toBe(2);
  });

  test("may be anything that JSON brings back unchanged, and nothing else", () => {
    const values = fc.anything({
      ...{ withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true },
      ...{ withBigInt: true, withBoxedValues: true, withNullPrototype: true, withObjectString: true },
    });
    fc.assert(
      fc.property(values, (value) => {
        if (value === undefined) return told(value) === undefined;
        const text = json(value);
        const same = text !== undefined && isSame(JSON.parse(text), value);
        return (told(value) === undefined) === same;
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[unknown, string]>([
    [{ at: new Date(0) }, "at is a Date"],
    [{ lines: [{ tags: new Set() }] }, "lines.0.tags is a Set"],
    [{ bytes: Buffer.from("a") }, "bytes is a Buffer"],
    [{ total: Number.NaN }, "total is NaN"],
    [{ total: Number.POSITIVE_INFINITY }, "total is Infinity"],
    [{ total: -0 }, "total is -0, which JSON makes 0"],
    [{ big: 1n }, "big is a bigint"],
    [{ f: () => 1 }, "f is a function"],
    [{ boxed: new Number(1) }, "boxed is a Number"],
    [new Money(), "the value is a Money"],
    [[undefined], "0 is undefined, which JSON makes null"],
    [
      { list: Object.assign(new Array(3), { 0: 1, 2: 2 }) },
      "list is a list with holes or with names of its own",
    ],
    [{ list: Object.assign([1], { more: 2 }) }, "list is a list with holes or with names of its own"],
    [{ list: new (class Lines extends Array {})() }, "list is a Lines"],
    [{ [Symbol("s")]: 1 }, "the value has the symbol Symbol(s) for a name"],
    [Object.defineProperty({}, "hidden", { value: 1 }), "hidden is not enumerable"],
    [
      {
        get now() {
          return 1;
        },
      },
      "now is computed by a getter or setter",
    ],
    [{ toJSON: () => 1 }, "the value has a toJSON of its own"],
    [Object.defineProperty({}, "toJSON", { value: () => 1 }), "the value has a toJSON of its own"],
    [{ "a\0b\ud800": { "": Number.NaN } }, "a\ufffdb\ufffd. is NaN"],
  ])("may not be %o", (value, message) => expect(told(value)).toBe(message));

  test("may leave fields out by `undefined`, and share parts", () => {
    const shared = { a: 1 };
    expect(told({ left: undefined, one: shared, other: [shared, shared] })).toBeUndefined();
  });

  test("may not contain itself, nor be endless", () => {
    const loop: Record<string, unknown> = {};
    loop.self = [loop];
    expect(told(loop)).toBe("self.0 contains itself");
    let deep: unknown = 1;
    for (let n = 0; n < 100_000; n++) deep = { deep };
    expect(told(deep)).toMatch(/^deep\.deep.* is nested deeper than 1000 levels$/);
  });
});

function json(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** The same to whoever reads it; a field that is `undefined` counts as left out. */
function isSame(read: unknown, given: unknown): boolean {
  if (typeof given !== "object" || given === null) return Object.is(read, given);
  if (typeof read !== "object" || read === null || Array.isArray(read) !== Array.isArray(given)) return false;
  const proto: unknown = Object.getPrototypeOf(given);
  if (!Array.isArray(given) && proto !== null && proto !== Object.prototype) return false;
  if (Array.isArray(given)) {
    return (
      Object.keys(given).length === given.length &&
      given.every((part, n) => part !== undefined && isSame((read as unknown[])[n], part))
    );
  }
  const names = Object.keys(given).filter((name) => (given as Record<string, unknown>)[name] !== undefined);
  return (
    names.length === Object.keys(read).length &&
    names.every(
      (name) =>
        Object.hasOwn(read, name) &&
        isSame((read as Record<string, unknown>)[name], (given as Record<string, unknown>)[name]),
    )
  );
}
