import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AshlarError, formatError } from "@ashlar/core/errors";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCasebook, readCasebook } from "../../src/casebook/read-casebook.js";
import { bookFile, caseOf, leastLine, readBook } from "./book.js";
import { expectAllGolden, expectGolden } from "./golden.js";

const line = (change: object = {}) => JSON.stringify({ ...leastLine, ...change });
const profile = (change: object) => line({ profile: change });

// Every mistake that can be made in a casebook, and word for word what its author is told.
const mistakes: Readonly<Record<string, string>> = {
  empty: "\n\n",
  "no-json": `${line()}\nnot a case\n`,
  "cut-off": `${line()}\n{"id": "other", \n`,
  "two-on-a-line": `${line()}${line({ id: "other" })}`,
  list: "[]",
  text: '"acme"',
  "id-missing": line({ id: undefined }),
  "id-number": line({ id: 7 }),
  "id-empty": line({ id: "" }),
  "id-long": line({ id: "a".repeat(201) }),
  "id-control": line({ id: "a\u001b[2J" }),
  "id-twice": `${line()}\n${line({ id: "other" })}\n${line({ scope: "module" })}`,
  "scope-missing": line({ scope: undefined }),
  "scope-unknown": line({ scope: "service" }),
  "expected-missing": line({ expected_recommendation: undefined }),
  "expected-unknown": line({ expected_recommendation: "serverless" }),
  "acceptable-text": line({ acceptable: "monolith" }),
  "acceptable-unknown": line({ acceptable: ["monolith", "serverless"] }),
  "verified-text": line({ verified: "yes" }),
  "profile-missing": line({ profile: undefined }),
  "profile-list": line({ profile: [] }),
  "engineers-text": profile({ engineers: "twelve" }),
  "engineers-half": profile({ engineers: 7.5 }),
  "engineers-none": profile({ engineers: 0 }),
  "availability-high": profile({ availability: 100 }),
  "consistency-unknown": profile({ consistency: "causal" }),
  "camel-case": profile({ domainComplexity: "huge" }),
  "growth-unknown": profile({ growth: "doubling" }),
  "operation-number": profile({ onCall: 1 }),
  "maturity-text": profile({ ops_maturity: "high" }),
  "prerequisites-seven": profile({ ops_maturity: { prerequisites_of_6_read: 7 } }),
  "prerequisites-half": profile({ ops_maturity: { prerequisites_of_6_read: 2.5 } }),
  "expertise-text": profile({ ops_maturity: { expertise: "broker" } }),
  "expertise-numbers": profile({ ops_maturity: { expertise: [1] } }),
};

function complaintAbout(text: string): AshlarError {
  try {
    parseCasebook(text, "cases.jsonl");
  } catch (error) {
    if (error instanceof AshlarError) return error;
    throw error;
  }
  throw new Error(`no error for:\n${text}`);
}

describe("what the author of a mistake is told", () => {
  test.each(Object.entries(mistakes))("%s", (name, text) => {
    const error = complaintAbout(text);
    expectGolden(name, `${JSON.stringify(text)}\n---\n\n${formatError(error)}\n`);
    expect(error).toMatchObject({ code: "ASH_CASEBOOK_VALUE", at: { file: "cases.jsonl" } });
    if (name !== "empty") expect(error.at?.line).toBeGreaterThan(0);
  });

  test("every golden file belongs to a mistake", () => {
    expectAllGolden(Object.keys(mistakes));
  });

  test("at most 10,000 cases", () => {
    const lines = Array.from({ length: 10_001 }, (_, index) => line({ id: `case ${index}` }));
    expect(complaintAbout(lines.join("\n"))).toMatchObject({ at: { line: 10_001 } });
  });

  test("any text gives cases or one clear error", () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.values(mistakes), line()), fc.nat(), fc.string())
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice(at % text.length));
    const json = fc.json().map((value) => `{"id":"a","scope":"whole","profile":${value}}`);
    fc.assert(
      fc.property(fc.oneof(changed, json, fc.string()), (text) => {
        try {
          parseCasebook(text);
        } catch (error) {
          expect(error).toBeInstanceOf(AshlarError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is no mistake", () => {
  test.each(
    Object.entries({
      "empty lines, Windows line ends and a byte order mark": `\uFEFF\r\n${line()}\r\n\r\n`,
      "keys that nobody knows": line({ rating: 5, profile: { colour: "blue", ops_maturity: { mood: [] } } }),
      "null for what nobody knows": line({
        acceptable: null,
        verified: null,
        profile: {
          engineers: null,
          growth: null,
          audit: null,
          ops_maturity: { prerequisites_of_6_read: null, expertise: null },
        },
      }),
      "no operations": profile({ ops_maturity: null }),
      "a skill that nobody knows": profile({ ops_maturity: { expertise: ["juggling"] } }),
    }),
  )("%s", (_, text) => {
    expect(parseCasebook(text)).toHaveLength(1);
  });

  test("every input under its name in snake_case or in camelCase", () => {
    const snake = caseOf({
      temporal_queries: "core",
      engineers_in_18_months: 9,
      on_call: true,
      pain_cause: "pipeline",
    });
    const camel = caseOf({
      temporalQueries: "core",
      engineersIn18Months: 9,
      onCall: "yes",
      painCause: "pipeline",
    });
    expect(snake.values).toEqual({
      temporalQueries: "core",
      engineersIn18Months: 9,
      "on-call": "yes",
      painCause: "pipeline",
    });
    expect(camel).toEqual(snake);
  });
});

describe("the file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ashlar-casebook-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("the book of the package holds cases of either scope, and of every pattern", async () => {
    const cases = await readBook();
    expect(cases.length).toBeGreaterThanOrEqual(36);
    expect(new Set(cases.map(({ scope }) => scope)).size).toBe(2);
    expect(new Set(cases.map(({ expected }) => expected)).size).toBe(7);
  });

  test("an error says which file it is about", async () => {
    const file = join(folder, "wrong.jsonl");
    await writeFile(file, "{}\n");
    await expect(readCasebook(file)).rejects.toMatchObject({
      code: "ASH_CASEBOOK_VALUE",
      at: { file, line: 1 },
    });
  });

  test("one that is not there, a folder, or one larger than 16 MiB is refused", async () => {
    const large = join(folder, "large.jsonl");
    await writeFile(large, "");
    await truncate(large, 16 * 1024 * 1024 + 1);
    for (const file of [join(folder, "gone.jsonl"), folder, large, join(bookFile, "inside")]) {
      await expect(readCasebook(file)).rejects.toMatchObject({ code: "ASH_CASEBOOK_FILE", at: { file } });
    }
  });
});
