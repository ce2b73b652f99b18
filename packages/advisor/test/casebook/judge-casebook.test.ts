import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Case,
  casebookText,
  judgeCasebook,
  parseCasebook,
  scoreCasebook,
} from "../../src/casebook/index.js";
import { decide } from "../../src/model/decide.js";
import { gates } from "../../src/model/gates/index.js";
import { bookFile, caseOf, readBook } from "./book.js";

const cases = await readBook();
const report = judgeCasebook(cases);
const score = (book: readonly Case[]) => scoreCasebook(book, (situation) => decide(situation));

describe("the advisor, judged by the casebook", () => {
  test("at least 80 % are exact, and 95 % exact or acceptable", () => {
    const { total, exact, acceptable } = report.score;
    expect(exact / total).toBeGreaterThanOrEqual(0.8);
    expect((exact + acceptable) / total).toBeGreaterThanOrEqual(0.95);
  });

  test("every rule of thumb does worse", () => {
    const { exact, acceptable } = report.score;
    expect(report.baselines.map(({ id }) => id)).toEqual([
      "always-monolith",
      "always-modular-monolith",
      "head-count",
      "usual-for-scope",
    ]);
    for (const { score: other } of report.baselines) {
      expect(other.exact).toBeLessThan(exact);
      expect(other.exact + other.acceptable).toBeLessThan(exact + acceptable);
    }
  });

  test("every case is answered by rules that are named", () => {
    for (const { reasons } of report.score.rows) expect(reasons.length).toBeGreaterThan(0);
  });

  test("every disagreement is explained by a rule", () => {
    for (const { verdict, explanation } of report.score.rows) {
      if (verdict === "exact") continue;
      expect(explanation[0]?.rule).toMatch(/^[a-z-]+$/);
      expect(explanation[0]?.sentence).toMatch(/\.$/);
    }
  });
});

describe("what a case is called, and where it stands, says nothing", () => {
  test("renaming every case changes no answer", async () => {
    const lines = (await readFile(bookFile, "utf8")).trimEnd().split("\n");
    const renamed = lines.map((line, index) => {
      const { id, name, year, decision, outcome, note, source, ...rest } = JSON.parse(line);
      const { domain_kind, engineers_basis, ...profile } = rest.profile;
      return JSON.stringify({ ...rest, profile, id: `case-${String(index).padStart(4, "0")}`, name: "acme" });
    });
    const inOrder = (book: readonly Case[]) => {
      const rows = new Map(score(book).rows.map((row) => [row.id, row]));
      return book.map(({ id }) => ({ ...rows.get(id), id: "" }));
    };
    expect(inOrder(parseCasebook(renamed.join("\n")))).toEqual(inOrder(cases));
  });

  test("shuffling the lines changes nothing", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...cases], { minLength: cases.length }), (shuffled) => {
        expect(score(shuffled)).toEqual(report.score);
      }),
      { numRuns: 20 },
    );
    expect(judgeCasebook(cases.toReversed())).toEqual(report);
  });

  test("nothing is known of a book but its situations: one case alone gets the same answer", () => {
    for (const one of cases) {
      const row = report.score.rows.find(({ id }) => id === one.id);
      expect(score([one]).rows).toEqual([row]);
    }
  });
});

describe("what each part of the model contributes", () => {
  test("every gate is left out once, and so are the forces and all gates together", () => {
    const left = report.ablation.map(({ without }) => without);
    expect(left).toEqual(expect.arrayContaining([...gates.map(({ id }) => id), "forces", "all gates"]));
    expect(new Set(left).size).toBe(left.length);
  });

  test("without gates, and without forces, the answers get worse", () => {
    for (const without of ["forces", "all gates"]) {
      const part = report.ablation.find((one) => one.without === without)!;
      expect(part.exact).toBeLessThan(report.score.exact);
      expect(part.worse.length).toBeGreaterThan(0);
    }
  });

  test("counts add up, whatever is left out", () => {
    for (const { exact, acceptable, wrong } of [...report.ablation, ...report.skilledAblation]) {
      expect(exact + acceptable + wrong).toBe(cases.length);
    }
  });

  test("a gate that closes something alone is closed at least as often", () => {
    expect(report.gateUse.map(({ gate }) => gate)).toEqual(gates.map(({ id }) => id));
    for (const { closed, closedAlone } of report.gateUse) expect(closedAlone).toBeLessThanOrEqual(closed);
  });
});

describe("what hangs on the book's estimates", () => {
  test("with every head-count halved or doubled the advisor still beats every rule of thumb", () => {
    const best = Math.max(...report.baselines.map(({ score: other }) => other.exact));
    const heads = report.estimates.filter(({ id }) => id.startsWith("heads-"));
    expect(heads).toHaveLength(4);
    for (const { score: other } of heads) expect(other.exact).toBeGreaterThan(best);
  });

  test("skills alone do not lead to a pattern: with every skill everywhere most answers stay", () => {
    const skilled = report.estimates.find(({ id }) => id === "every-skill")!;
    expect(skilled.score.exact / skilled.score.total).toBeGreaterThanOrEqual(0.8);
  });
});

test("a large book is scored, and not taken apart", () => {
  const many = Array.from({ length: 1_001 }, (_, index) => ({ ...cases[0]!, id: `${index}` }));
  const large = judgeCasebook(many);
  expect(large.score.total).toBe(1_001);
  expect(large.baselines.length).toBe(report.baselines.length);
  expect(large.ablation).toEqual([]);
  expect(casebookText(large)).toContain("not worked out for so many cases");
});

describe("the report in a terminal", () => {
  const text = casebookText(report);

  test("says the totals, the disagreements, the baselines and the ablation", () => {
    const { total, exact, acceptable, rows } = report.score;
    expect(text).toContain(`${total} cases: ${exact} exact, ${acceptable} acceptable, `);
    for (const { id, verdict } of rows) expect(text.includes(`  ${id} (`)).toBe(verdict !== "exact");
    for (const { name } of report.baselines) expect(text).toContain(name);
    for (const { without } of report.ablation) expect(text).toContain(without);
  });

  test("lines end where they end, and the file with a line", () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/ $/m);
  });

  test("a book of one case", () => {
    const one = judgeCasebook([caseOf({}, { expected_recommendation: "space-based" })]);
    expect(casebookText(one)).toContain(
      "1 case: 0 exact, 0 acceptable, 1 wrong: 0 too complex, 1 too simple.",
    );
    expect(casebookText(one)).toContain("space-need: Space-based");
  });
});
