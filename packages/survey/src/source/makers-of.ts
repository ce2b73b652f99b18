import { type ParseResult, Visitor } from "oxc-parser";
import type { MakerCall } from "./facts.js";
import { importedNames } from "./imported-names.js";

/** The imported functions that a file calls, each once. */
export function makersOf(parsed: ParseResult): readonly MakerCall[] {
  const names = importedNames(parsed);
  const found = new Map<string, MakerCall>();
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type !== "Identifier") return;
      const origin = names.get(callee.name);
      if (origin) found.set(callee.name, { name: origin.imported, specifier: origin.specifier });
    },
  }).visit(parsed.program);
  return [...found.values()];
}
