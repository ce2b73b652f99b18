import { describe, expect, test } from "vitest";
import { collectExpressions, type PlacedExpression } from "./collect.ts";
import { growthOf } from "./growth.ts";

const { literals, made } = collectExpressions();

/** Where texts are bounded before any expression sees them, so that a square of their length is affordable; a cube is not. */
const bounded: readonly (readonly [below: string, why: string])[] = [
  [
    "survey/src/readiness/",
    "lines, blanks and commands end where people's do (`boundedText`, `shellCommands`)",
  ],
  ["survey/src/history/", "git's fields are cut at 4,000 bytes (`parse-log`)"],
];

/** Further ones of which the same holds, each with its own reason. */
const boundedOnes: Readonly<Record<string, string>> = {
  "advisor/src/guidance/unit-names.ts /-+$/": "the name is cut to its longest before",
  "core/src/discovery/load-failure.ts /((?:file:\\/\\/)?\\/[^\\s():]+):(\\d+)(?::(\\d+))?/":
    "a stack of the user's own process",
};

function isBounded({ file, source }: PlacedExpression): boolean {
  return bounded.some(([below]) => file.startsWith(below)) || `${file} /${source}/` in boundedOnes;
}

function slow(expressions: readonly PlacedExpression[], from: number): readonly string[] {
  const seen = new Set<string>();
  return expressions.flatMap((one) => {
    const key = `${one.source}/${one.flags}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const growth = growthOf(one, from);
    if (!growth) return [];
    const { before, again, after } = growth.attack;
    return [`${one.file}:${one.line} /${one.source}/ on ${JSON.stringify([before, `${again}…`, after])}`];
  });
}

describe("growth is found", () => {
  test.each([
    ["a*$", 1.5],
    ["^(?:a+)+$", 2.5],
    ["^\\s*-?\\s*b", 1.5],
    ["\\/\\*[\\s\\S]*?\\*\\/", 1.5],
    ["^\\s*\\w*\\s*\\w*\\s*$", 2.5],
  ])("in %s", (source, from) => {
    expect(growthOf({ source, flags: "" }, from)).toBeDefined();
  });

  test.each(["^a*$", "[a-z]+", "^\\d+ \\w+$", "a{1,9}b", '^(?:[^"\\\\]|\\\\.)*$'])(
    "but not in %s",
    (source) => {
      expect(growthOf({ source, flags: "" })).toBeUndefined();
    },
  );
});

describe("no regular expression of any package", { timeout: 900_000 }, () => {
  test("takes longer than in proportion to a text that may have any length", () => {
    expect(
      slow(
        literals.filter((one) => !isBounded(one)),
        1.5,
      ),
    ).toEqual([]);
  });

  test("takes longer than the square of a text that is bounded", () => {
    expect(slow(literals.filter(isBounded), 2.5)).toEqual([]);
  });

  test("is excused that is not there any more", () => {
    const there = new Set(literals.map(({ file, source }) => `${file} /${source}/`));
    expect(Object.keys(boundedOnes).filter((one) => !there.has(one))).toEqual([]);
  });

  test("is put together at run time, but where its texts are known to be bounded or its parts to be plain", () => {
    expect([...new Set(made.map(({ file }) => file))]).toEqual([
      // Patterns of a contract that its own project wrote; read with --contracts and --accept only.
      "check/src/contracts/schema/strings.ts",
      // Names of imports, with nothing repeated but \w.
      "core/src/discovery/contract-use.ts",
      // A message of our own, and a list of words that is written down.
      "core/src/stores/postgres/handler-transaction.ts",
      "core/src/stores/sql/scope.ts",
      "survey/src/history/source-folders.ts",
      ...["blank-comments", "search-code"].map((name) => `survey/src/readiness/code/${name}.ts`),
      "survey/src/readiness/ecosystems/jvm.ts",
      "survey/src/readiness/probes/deployment/deploy-script.ts",
      ...["configuration-text", "library-evidence", "library-match"].map(
        (name) => `survey/src/readiness/probes/runtime/${name}.ts`,
      ),
      // Tokens, one after the other.
      "survey/src/source/nesting.ts",
      "survey/src/source/plain-references.ts",
      // Measured below, with texts of hundreds of thousands of characters.
      "survey/src/source/tables-in-sql.ts",
    ]);
  });
});
