import fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "../../src/place.ts";
import type { Directive } from "../../src/source/facts.ts";
import { type Facts, factsOf } from "../../src/source/facts-of.ts";
import { seeded } from "../seeded.ts";
import { mutated, realSources, soup } from "./sources.ts";

const paths = fc.constantFrom("a.ts", "a.tsx", "a.js", "a.cjs", "a.mts", "a.d.ts", "a.sql");

/** That everything a source says has its place within the text. */
function expectWithin(text: string, facts: Facts): void {
  const lines = text.split("\n");
  const lengthOf = (line: number) => lines[line - 1]?.length ?? -1;
  if (!facts.ok) {
    expect(["syntax", "too-deep"]).toContain(facts.reason);
    expect(facts.message).not.toBe("");
    if (facts.line !== undefined) expect(facts.line).toBeLessThanOrEqual(lines.length);
    if (facts.line !== undefined) expect(facts.column).toBeLessThanOrEqual(lengthOf(facts.line) + 1);
    return;
  }
  const { imports, directives, details } = facts.facts;
  const { tables, sharedState, impurities, uses } = details;
  for (const { at } of [...imports, ...tables, ...sharedState, ...impurities, ...uses]) place(at);
  for (const one of directives) about(one);

  function place({ line, column, endColumn }: Place): void {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(endColumn).toBeGreaterThan(column);
    expect(endColumn).toBeLessThanOrEqual(lengthOf(line) + 1);
  }

  function about({ line, about: { first, last } }: Directive): void {
    expect(lengthOf(line)).toBeGreaterThan(0);
    expect(last).toBeGreaterThanOrEqual(first);
    expect(first).toBeGreaterThanOrEqual(line);
  }
}

/** That a specifier stands where its place says, if it is written as it is. */
function expectThere(text: string, facts: Facts): void {
  if (!facts.ok) return;
  const lines = text.split("\n");
  for (const { specifier, at } of facts.facts.imports) {
    const there = lines[at.line - 1]!.slice(at.column - 1, at.endColumn - 1);
    const isPlain = /^["'`]/.test(there) && !there.includes("\\");
    // A reference path needs no dot to be relative.
    if (isPlain) expect([specifier, specifier.replace(/^\.\//, "")]).toContain(there.slice(1, -1));
  }
}

function expectSound(path: string, text: string): void {
  const facts = factsOf(path, text, "details");
  expectWithin(text, facts);
  expectThere(text, facts);
  const shallow = factsOf(path, text, "imports");
  if (shallow.ok && facts.ok) expect(shallow.facts.imports).toEqual(facts.facts.imports);
  // Nesting may be too deep for details only; all else is the same at every depth.
  if (!shallow.ok || (!facts.ok && facts.reason === "syntax")) expect(shallow).toEqual(facts);
}

test("any text", () => {
  fc.assert(
    fc.property(paths, fc.string({ unit: "binary", maxLength: 200 }), expectSound),
    seeded({ numRuns: 1_500 }),
  );
});

test("any order of what the survey looks for", () => {
  fc.assert(fc.property(paths, soup, expectSound), seeded({ numRuns: 8_000 }));
});

test("real sources, mutated", () => {
  const sources = realSources();
  const one = fc
    .constantFrom(...sources)
    .chain(({ path, text }) => fc.tuple(fc.constant(path), mutated(text)));
  fc.assert(
    fc.property(one, ([path, text]) => expectSound(path, text)),
    seeded({ numRuns: 1_200 }),
  );
});

test("real sources as they are, and with Windows line ends, lose and gain nothing", () => {
  for (const { path, text } of realSources()) {
    expectSound(path, text);
    const [unix, windows] = [text, text.replaceAll("\n", "\r\n")].map((one) => factsOf(path, one, "details"));
    if (unix!.ok && windows!.ok) expect(windows!.facts.imports).toEqual(unix!.facts.imports);
    else expect(windows!.ok).toBe(unix!.ok);
  }
});
