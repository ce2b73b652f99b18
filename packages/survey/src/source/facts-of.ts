import { isSql, sourceLanguage } from "../files/source-kind.js";
import type { SkipReason } from "../skipped.js";
import type { Depth } from "./depth.js";
import { directivesInSql, directivesOf } from "./directives-of.js";
import type { SourceDetails, SourceFacts } from "./facts.js";
import { importsOf } from "./imports-of.js";
import { impuritiesOf } from "./impurities-of.js";
import { lineIndex } from "./line-index.js";
import { makersOf } from "./makers-of.js";
import { mayNestTooDeep } from "./nesting.js";
import { parseSource } from "./parse-source.js";
import { sharedStateOf } from "./shared-state-of.js";
import { tablesInSql } from "./tables-in-sql.js";
import { tablesOf } from "./tables-of.js";
import { usesOf } from "./uses-of.js";

/** The facts of a source, or where it breaks off. */
export type Facts =
  | { readonly ok: true; readonly facts: SourceFacts }
  | {
      readonly ok: false;
      readonly reason: SkipReason;
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
    };

const noDetails: SourceDetails = { tables: [], sharedState: [], impurities: [], makers: [], uses: [] };

/**
 * Everything that one source says. Depends on nothing but its text and its name.
 *
 * @example
 * ```ts
 * const facts = factsOf("order.ts", 'import { sku } from "./contract.js";', "imports");
 * ```
 */
export function factsOf(path: string, text: string, depth: Depth): Facts {
  if (!isSql(path) && mayNestTooDeep(text)) return tooDeep;
  try {
    return readFacts(path, text, depth);
  } catch (error) {
    // The walk through the tree ran out of stack.
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

const tooDeep: Facts = { ok: false, reason: "too-deep", message: "it nests deeper than can be followed" };

function readFacts(path: string, text: string, depth: Depth): Facts {
  if (isSql(path))
    return { ok: true, facts: { imports: [], directives: directivesInSql(text), details: sqlDetails(text) } };
  const source = parseSource(path, text, depth);
  if (!source.ok) return { ...source, reason: "syntax" };
  const { parsed, lines } = source;
  const imports = importsOf(text, sourceLanguage(path) ?? "ts", parsed, lines);
  const directives = directivesOf(text, parsed, lines);
  if (depth === "imports") return { ok: true, facts: { imports, directives, details: noDetails } };
  const details = {
    tables: tablesOf(parsed, lines),
    sharedState: sharedStateOf(parsed, lines),
    impurities: impuritiesOf(parsed, lines),
    makers: makersOf(parsed),
    uses: usesOf(parsed, lines),
  };
  return { ok: true, facts: { imports, directives, details } };
}

function sqlDetails(text: string): SourceDetails {
  const lines = lineIndex(text);
  const tables = tablesInSql(text).map(({ start, end, ...table }) => ({
    ...table,
    at: lines.place(start, end),
  }));
  return { ...noDetails, tables };
}
