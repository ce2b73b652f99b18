import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryClarity } from "../../src/history/boundary-clarity.ts";
import { coChanges } from "../../src/history/co-change.ts";
import { moduleHistories, type Touch } from "../../src/history/self-containment.ts";

const modules = ["a", "b", "c", "d"].map((name) => ({ name, folder: `src/${name}` }));

const times = (count: number, ...indexes: readonly number[]): readonly Touch[] =>
  Array.from({ length: count }, () => ({ author: "x", modules: indexes, elsewhere: false }));

const judge = (touches: readonly Touch[]) =>
  boundaryClarity(moduleHistories(modules, touches), coChanges(modules, touches));

describe("boundaries are", () => {
  test("clear when most changes stay within a module", () => {
    expect(judge([...times(50, 0), ...times(50, 1), ...times(5, 0, 1)])).toMatchObject({
      clarity: "clear",
      modules: 2,
      commits: 110,
      boundShare: 0,
    });
  });

  test("mixed when many do not", () => {
    expect(judge([...times(40, 0), ...times(40, 1), ...times(20, 0, 1)])?.clarity).toBe("mixed");
  });

  test("unclear when most cross one", () => {
    const touches = [...times(10, 0), ...times(10, 1), ...times(60, 0, 1), ...times(10, 2)];
    expect(judge(touches)).toMatchObject({
      clarity: "unclear",
      couplings: [{ modules: ["a", "b"], together: 60, share: 60 / 70 }],
    });
  });

  test("not clear when two modules are one in truth, however well the others stand apart", () => {
    const touches = [
      ...times(100, 0),
      ...times(100, 1),
      ...times(25, 2),
      ...times(25, 3),
      ...times(27, 2, 3),
    ];
    expect(judge(touches)).toMatchObject({ clarity: "mixed" });
    expect(judge(touches)!.ownShare).toBeGreaterThan(0.75);
  });
});

describe("there is too little to tell from", () => {
  test.each([
    ["no commits", []],
    ["few commits", [...times(20, 0), ...times(20, 1)]],
    ["one module", times(500, 0)],
    ["modules that hardly change, but for one", [...times(500, 0), ...times(9, 1), ...times(9, 2)]],
  ])("%s", (_, touches) => {
    expect(judge(touches)).toBeUndefined();
  });
});

test("the own share lies between those of the modules, and clarity follows from it", () => {
  const order = ["unclear", "mixed", "clear"];
  fc.assert(
    fc.property(fc.record({ a: fc.nat(80), b: fc.nat(80), both: fc.nat(80) }), ({ a, b, both }) => {
      const touches = [...times(a + 25, 0), ...times(b + 25, 1), ...times(both, 0, 1), ...times(15, 2)];
      const histories = moduleHistories(modules, touches).filter(({ commits }) => commits >= 10);
      const own = histories.map(({ selfContainment }) => selfContainment);
      const { ownShare, clarity } = judge(touches)!;
      expect(ownShare).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
      expect(ownShare).toBeLessThanOrEqual(Math.max(...own) + 1e-9);
      const best = ownShare >= 0.75 ? "clear" : ownShare >= 0.5 ? "mixed" : "unclear";
      expect(order.indexOf(clarity)).toBeLessThanOrEqual(order.indexOf(best));
      expect(clarity === "unclear").toBe(best === "unclear");
    }),
  );
});
