import type { ParseResult, StaticExport, StaticImport } from "oxc-parser";
import type { SourceLanguage } from "../files/source-kind.js";
import type { ImportStatement } from "./import-statement.js";
import type { LineIndex } from "./line-index.js";
import { literalText } from "./literal-text.js";
import { plainReferences } from "./plain-references.js";
import { syntaxImportsOf } from "./syntax-imports-of.js";

/**
 * Every reference of a source to another file, in the order of the text. The parser's own record of `import`, `export … from`
 * and `import()` is enough for most files; the syntax tree, which costs three times as much, is asked only where the text
 * may hold one of the others, and does not show it plainly.
 */
export function importsOf(
  text: string,
  language: SourceLanguage,
  parsed: ParseResult,
  lines: LineIndex,
): readonly ImportStatement[] {
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const found = [
    ...staticImports.map((statement) => importStatement(text, statement, lines)),
    ...staticExports.flatMap((statement) => reExport(statement, lines)),
    ...dynamicImports.flatMap(({ moduleRequest: { start, end } }) => dynamicImport(text, start, end, lines)),
    ...furtherReferences(text, language, parsed, lines),
    ...(text.includes("<reference") ? fileReferences(parsed, lines) : []),
  ];
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

function furtherReferences(
  text: string,
  language: SourceLanguage,
  parsed: ParseResult,
  lines: LineIndex,
): readonly ImportStatement[] {
  if (!mayHoldMore(text, parsed.module.dynamicImports.length)) return [];
  // The text of JSX may hold any quotes. `export {} from "…"` names nothing, so the parser's record leaves it out.
  const isPlain = (language === "ts" || language === "dts") && !reExportsNothing(text);
  return (
    (isPlain ? plainReferences(text, parsed, lines) : undefined) ??
    syntaxImportsOf(parsed.program, parsed.module.hasModuleSyntax, lines)
  );
}

function mayHoldMore(text: string, dynamicImports: number): boolean {
  if (/\brequire\b|\bmodule\s+["']/.test(text) || reExportsNothing(text)) return true;
  return (text.match(/\bimport\s*\(/g)?.length ?? 0) > dynamicImports;
}

function reExportsNothing(text: string): boolean {
  return /\bexport\b(?:(?!\bexport\b)[^;"'`=({}])*\{\s*\}(?:(?!\bexport\b)[^;"'`=({}])*\bfrom\b/.test(text);
}

function importStatement(text: string, statement: StaticImport, lines: LineIndex): ImportStatement {
  const { moduleRequest, entries, start } = statement;
  const allTypes = entries.length > 0 && entries.every(({ isType }) => isType);
  return {
    specifier: moduleRequest.value,
    kind: "import",
    typeOnly: allTypes || /^import\s+type\s*\{\s*\}/.test(text.slice(start, moduleRequest.start)),
    names: entries.map(({ importName: { kind, name } }) =>
      kind === "NamespaceObject" ? "*" : kind === "Default" ? "default" : (name ?? "*"),
    ),
    at: lines.place(moduleRequest.start, moduleRequest.end),
  };
}

function reExport({ entries }: StaticExport, lines: LineIndex): ImportStatement[] {
  const request = entries[0]?.moduleRequest;
  if (!request) return [];
  const names = entries.map(({ importName: { kind, name } }) => (kind === "Name" ? (name ?? "*") : "*"));
  const as = entries.map(({ exportName }, index) => exportName.name ?? names[index]!);
  const isRenaming = as.some((name, index) => name !== names[index]);
  return [
    {
      specifier: request.value,
      kind: "re-export",
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      names,
      ...(isRenaming && { as }),
      at: lines.place(request.start, request.end),
    },
  ];
}

function dynamicImport(text: string, start: number, end: number, lines: LineIndex): ImportStatement[] {
  const specifier = literalText(text.slice(start, end));
  if (specifier === undefined) return [];
  return [{ specifier, kind: "dynamic", typeOnly: false, names: ["*"], at: lines.place(start, end) }];
}

/** `/// <reference path="…" />` */
function fileReferences({ comments }: ParseResult, lines: LineIndex): ImportStatement[] {
  return comments.flatMap(({ type, value, start }) => {
    const found = type === "Line" ? /^\/\s*<reference\s+path=(["'])(.*?)\1/.exec(value) : null;
    if (!found) return [];
    const specifier = found[2]!;
    // After the two slashes of the comment itself.
    const from = start + 2 + found[0].length - specifier.length - 2;
    // Such a path needs no dot to be relative.
    const relative = /^\.{0,2}\//.test(specifier) ? specifier : `./${specifier}`;
    const at = lines.place(from, from + specifier.length + 2);
    return [{ specifier: relative, kind: "type", typeOnly: true, names: [], at } satisfies ImportStatement];
  });
}
