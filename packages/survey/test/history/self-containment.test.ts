import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coChanges } from "../../src/history/co-change.ts";
import { moduleHistories, selfContainment, type Touch } from "../../src/history/self-containment.ts";

const modules = ["a", "b", "c", "d"].map((name) => ({ name, folder: `src/${name}` }));

const touches: fc.Arbitrary<readonly Touch[]> = fc.array(
  fc.record({
    author: fc.constantFrom("x", "y", "z"),
    modules: fc.uniqueArray(fc.nat(modules.length - 1), { minLength: 1 }),
    elsewhere: fc.boolean(),
  }),
);

const of = (name: string, seen: readonly Touch[]) =>
  moduleHistories(modules, seen).find((one) => one.name === name)!;

describe("self-containment", () => {
  test("is a half without commits, and comes near 1 and 0 with many", () => {
    expect(selfContainment(0, 0)).toBe(0.5);
    expect(selfContainment(98, 98)).toBe(0.99);
    expect(selfContainment(98, 0)).toBe(0.01);
  });

  test("counts what touches one module and nothing else", () => {
    const seen: readonly Touch[] = [
      { author: "x", modules: [0], elsewhere: false },
      { author: "x", modules: [0], elsewhere: true },
      { author: "y", modules: [0, 1], elsewhere: false },
    ];
    expect(of("a", seen)).toMatchObject({ commits: 3, ownCommits: 1, authors: 2, selfContainment: 2 / 5 });
    expect(of("b", seen)).toMatchObject({ commits: 1, ownCommits: 0, authors: 1, selfContainment: 1 / 3 });
    expect(of("c", seen)).toMatchObject({ commits: 0, authors: 0, extractionScore: 0 });
  });

  test("what changes often and alone comes first", () => {
    const often = Array.from({ length: 9 }, () => ({ author: "x", modules: [2], elsewhere: false }));
    expect(moduleHistories(modules, often)[0]!.name).toBe("c");
  });
});

describe("for any history", () => {
  test("the order of the commits does not matter", () => {
    fc.assert(
      fc.property(touches, (seen) => {
        const backwards = [...seen].reverse();
        expect(moduleHistories(modules, backwards)).toEqual(moduleHistories(modules, seen));
        expect(coChanges(modules, backwards)).toEqual(coChanges(modules, seen));
      }),
    );
  });

  test("renaming the modules changes nothing but their names", () => {
    const renamed = modules.map(({ name, folder }) => ({ name: `new-${name}`, folder }));
    fc.assert(
      fc.property(touches, (seen) => {
        const expected = moduleHistories(modules, seen).map((one) => ({ ...one, name: `new-${one.name}` }));
        expect(moduleHistories(renamed, seen)).toEqual(expected);
      }),
    );
  });

  test("the order of the modules does not matter", () => {
    const last = modules.length - 1;
    const flip = (seen: readonly Touch[]) =>
      seen.map((one) => ({ ...one, modules: one.modules.map((index) => last - index) }));
    fc.assert(
      fc.property(touches, (seen) => {
        const flipped = [...modules].reverse();
        expect(moduleHistories(flipped, flip(seen))).toEqual(moduleHistories(modules, seen));
        expect(coChanges(flipped, flip(seen))).toEqual(coChanges(modules, seen));
      }),
    );
  });

  test("a commit that touches only one module never lowers it, and leaves the others as they are", () => {
    fc.assert(
      fc.property(touches, (seen) => {
        const more = [...seen, { author: "x", modules: [0], elsewhere: false }];
        expect(of("a", more).selfContainment).toBeGreaterThanOrEqual(of("a", seen).selfContainment);
        expect(of("a", more).extractionScore).toBeGreaterThan(of("a", seen).extractionScore);
        expect(of("b", more)).toEqual(of("b", seen));
      }),
    );
  });

  test("own commits are some of the commits, and pairs happen at most as often as the smaller one changes", () => {
    fc.assert(
      fc.property(touches, (seen) => {
        for (const one of moduleHistories(modules, seen)) {
          expect(one.ownCommits).toBeLessThanOrEqual(one.commits);
          expect(one.selfContainment).toBeGreaterThan(0);
          expect(one.selfContainment).toBeLessThan(1);
        }
        for (const pair of coChanges(modules, seen)) {
          expect(pair.share).toBeGreaterThan(0);
          expect(pair.share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
