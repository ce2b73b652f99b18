import type { ParseResult } from "oxc-parser";
import type { Directive } from "./facts.js";
import type { LineIndex } from "./line-index.js";

/** The comments of a source that speak to Ashlar. */
export function directivesOf(text: string, parsed: ParseResult, lines: LineIndex): readonly Directive[] {
  if (!text.includes("ashlar-")) return [];
  return parsed.comments.flatMap(({ value, start }) => {
    const found = /^[\s*]*ashlar-(\S[^\n]*)/.exec(value);
    if (!found) return [];
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    return [
      { text: found[1]!.trim(), line: lines.line(start), alone: text.slice(lineStart, start).trim() === "" },
    ];
  });
}
