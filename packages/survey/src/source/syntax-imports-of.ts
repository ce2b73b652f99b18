import { type Argument, type Program, Visitor } from "oxc-parser";
import type { ImportStatement } from "./import-statement.js";
import type { LineIndex } from "./line-index.js";

/**
 * The references that only the syntax tree shows: `require`, `import x = require(…)`, `import(…)` as a type, and
 * `declare module "…" {}`, which in a module adds to another one; and re-exports of nothing.
 */
export function syntaxImportsOf(program: Program, isModule: boolean, lines: LineIndex): ImportStatement[] {
  const found: ImportStatement[] = [];
  const add = (
    literal: { readonly value: string; readonly start: number; readonly end: number },
    rest: Pick<ImportStatement, "kind" | "typeOnly">,
  ) =>
    found.push({
      specifier: literal.value,
      names: ["*"],
      at: lines.place(literal.start, literal.end),
      ...rest,
    });

  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const literal = first && stringOf(first);
      if (!literal) return;
      const isRequire =
        callee.type === "Identifier"
          ? callee.name === "require"
          : callee.type === "MemberExpression" &&
            !callee.computed &&
            callee.object.type === "Identifier" &&
            callee.object.name === "require" &&
            callee.property.name === "resolve";
      if (isRequire) add(literal, { kind: "require", typeOnly: false });
    },
    ExportNamedDeclaration({ source, specifiers, exportKind }) {
      if (!source || specifiers.length > 0) return;
      const at = lines.place(source.start, source.end);
      const typeOnly = exportKind === "type";
      found.push({ specifier: source.value, kind: "re-export", typeOnly, names: [], at });
    },
    TSImportEqualsDeclaration({ moduleReference, importKind }) {
      if (moduleReference.type !== "TSExternalModuleReference") return;
      add(moduleReference.expression, { kind: "import", typeOnly: importKind === "type" });
    },
    TSModuleDeclaration({ id }) {
      if (isModule && id.type === "Literal") add(id, { kind: "type", typeOnly: true });
    },
    TSImportType({ source }) {
      add(source, { kind: "type", typeOnly: true });
    },
  }).visit(program);
  return found;
}

/** A string, or a template without substitutions, with its place. */
export function stringOf(node: Argument): { value: string; start: number; end: number } | undefined {
  if (node.type === "Literal" && typeof node.value === "string") {
    return { value: node.value, start: node.start, end: node.end };
  }
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    const value = node.quasis[0]?.value.cooked;
    return typeof value === "string" ? { value, start: node.start, end: node.end } : undefined;
  }
  return undefined;
}
