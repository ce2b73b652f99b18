import { describe, expect, test } from "vitest";
import { scoreCasebook, shareOf } from "../../src/casebook/index.js";
import type { Pattern } from "../../src/model/pattern.js";
import { caseOf } from "./book.js";

const expecting = (id: string, expected: Pattern, acceptable: readonly Pattern[] = []) =>
  caseOf({}, { id, expected_recommendation: expected, acceptable });

const always = (headline: Pattern) => () => ({
  headline,
  reasons: [{ rule: "always", sentence: "It is always that." }],
});

const cases = [
  expecting("c", "modular-monolith"),
  expecting("b", "monolith", ["modular-monolith"]),
  expecting("a", "microservices", ["event-driven"]),
  expecting("d", "monolith"),
];

describe("a score", () => {
  const score = scoreCasebook(cases, always("modular-monolith"));

  test("counts what is exact, acceptable and wrong", () => {
    expect(score).toMatchObject({ total: 4, exact: 1, acceptable: 1, wrong: 2 });
  });

  test("says which way it missed", () => {
    expect(score.missed).toEqual({
      acceptable: { tooComplex: 1, tooSimple: 0 },
      wrong: { tooComplex: 1, tooSimple: 1 },
    });
  });

  test("shows what each expected pattern got", () => {
    expect(score.confusion.monolith["modular-monolith"]).toBe(2);
    expect(score.confusion.microservices["modular-monolith"]).toBe(1);
    expect(score.confusion["space-based"]["modular-monolith"]).toBe(0);
    const all = Object.values(score.confusion).flatMap((row) => Object.values(row));
    expect(all.reduce((sum, count) => sum + count)).toBe(4);
  });

  test("lists every case by id, with the reasons", () => {
    expect(score.rows.map(({ id, verdict, way }) => [id, verdict, way])).toEqual([
      ["a", "wrong", "too-simple"],
      ["b", "acceptable", "too-complex"],
      ["c", "exact", "same"],
      ["d", "wrong", "too-complex"],
    ]);
    expect(score.rows[0]?.reasons).toEqual([{ rule: "always", sentence: "It is always that." }]);
    expect(score.rows.map(({ explanation }) => explanation.length > 0)).toEqual([true, true, false, true]);
  });

  test("no cases make a score too", () => {
    expect(scoreCasebook([], always("monolith"))).toMatchObject({ total: 0, exact: 0, rows: [] });
  });
});

describe("a share", () => {
  test.each([
    [0, 0, { percent: 0, from: 0, to: 100 }],
    [0, 10, { percent: 0, from: 0, to: 28 }],
    [5, 10, { percent: 50, from: 24, to: 76 }],
    [36, 36, { percent: 100, from: 90, to: 100 }],
  ])("%i of %i", (count, total, expected) => {
    expect(shareOf(count, total)).toEqual(expected);
  });
});
