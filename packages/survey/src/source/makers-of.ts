import { type Argument, type Expression, type ParseResult, Visitor } from "oxc-parser";
import type { MakerCall } from "./facts.js";
import { importedNames } from "./imported-names.js";

/** The imported functions that a file calls, each once and as it is called first. */
export function makersOf(parsed: ParseResult): readonly MakerCall[] {
  const names = importedNames(parsed);
  const found = new Map<string, MakerCall>();
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      if (callee.type !== "Identifier" || found.has(callee.name)) return;
      const origin = names.get(callee.name);
      if (!origin) return;
      const { imported: name, specifier } = origin;
      found.set(callee.name, { name, specifier, keys: given.flatMap(keysOf) });
    },
  }).visit(parsed.program);
  return [...found.values()];
}

function keysOf(argument: Argument): readonly string[] {
  if (argument.type !== "ObjectExpression") return [];
  return argument.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed || isEmpty(property.value)) return [];
    const { key } = property;
    if (key.type === "Identifier") return [key.name];
    return key.type === "Literal" && typeof key.value === "string" ? [key.value] : [];
  });
}

function isEmpty(value: Expression): boolean {
  if (value.type === "ObjectExpression") return value.properties.length === 0;
  return value.type === "ArrayExpression" && value.elements.length === 0;
}
