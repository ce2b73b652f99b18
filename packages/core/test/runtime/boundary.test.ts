import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze, findUnserialisable } from "../../src/runtime/call/boundary.js";

describe("what crosses a boundary", () => {
  test("is frozen all the way down", () => {
    const value = deepFreeze({ a: [{ b: { c: 1 } }] });
    expect(() => {
      value.a[0]!.b.c = 2;
    }).toThrow(TypeError);
  });

  test("may be anything that JSON brings back unchanged", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => findUnserialisable(value) === undefined));
  });

  test.each([
    [{ at: new Date(0) }, "at is a Date"],
    [{ lines: [{ tags: new Set() }] }, "lines.0.tags is a Set"],
    [{ total: Number.NaN }, "total is NaN"],
    [{ total: Number.POSITIVE_INFINITY }, "total is Infinity"],
    [{ big: 1n }, "big is a bigint"],
    [{ f: () => 1 }, "f is a function"],
    [new (class Money {})(), "the value is a Money"],
  ])("may not be %o", (value, message) => expect(findUnserialisable(value)).toBe(message));

  test("may not contain itself", () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(findUnserialisable(loop)).toBe("self contains itself");
  });
});
