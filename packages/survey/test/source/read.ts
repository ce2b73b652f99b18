import type { Place } from "../../src/place.ts";
import type { SourceFacts } from "../../src/source/facts.ts";
import { factsOf } from "../../src/source/facts-of.ts";
import type { ImportStatement } from "../../src/source/import-statement.ts";

/** All that a source says; the test fails when it cannot be parsed. */
export function read(text: string, path = "a.ts"): SourceFacts {
  const facts = factsOf(path, text, "details");
  if (!facts.ok) throw new Error(`${path} breaks off at ${facts.line}:${facts.column}: ${facts.message}`);
  return facts.facts;
}

/** What a source imports. */
export function imports(text: string, path?: string): readonly ImportStatement[] {
  return read(text, path).imports;
}

/** The stretch of a text that a place means. */
export function at(text: string, { line, column, endColumn }: Place): string | undefined {
  return text.split("\n")[line - 1]?.slice(column - 1, endColumn - 1);
}
