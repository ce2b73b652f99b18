import { type Node, type ParseResult, Visitor } from "oxc-parser";
import type { Directive } from "./facts.js";
import type { LineIndex } from "./line-index.js";

/** The comments of a source that speak to Ashlar. */
export function directivesOf(text: string, parsed: ParseResult, lines: LineIndex): readonly Directive[] {
  if (!text.includes("ashlar-")) return [];
  let statements: ReadonlyMap<number, number> | undefined;
  return parsed.comments.flatMap(({ value, start }) => {
    const found = /^[\s*]*ashlar-(\S[^\n]*)/.exec(value);
    if (!found) return [];
    const line = lines.line(start);
    const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim();
    // A comment within JSX has a brace before it.
    const isAlone = before === "" || before === "{";
    statements ??= isAlone ? lastLines(parsed, lines) : undefined;
    const first = isAlone ? line + 1 : line;
    const last = isAlone ? (statements?.get(first) ?? first) : line;
    return [{ text: found[1]!.trim(), line, about: { first, last } }];
  });
}

/** The comments of a piece of SQL that speak to Ashlar; each is about its line, or about the statement below. */
export function directivesInSql(sql: string): readonly Directive[] {
  const all = sql.split("\n");
  const ends = endsAfter(all);
  return all.flatMap((text, index) => {
    const found = /--\s*ashlar-(\S[\s\S]*)/.exec(text);
    if (!found) return [];
    const isAlone = text.slice(0, found.index).trim() === "";
    const last = ends[index]!;
    const about = isAlone ? { first: index + 2, last } : { first: index + 1, last: index + 1 };
    return [{ text: found[1]!.trim(), line: index + 1, about }];
  });
}

/** For each line, the next one after it that ends a statement; counted from 1. */
function endsAfter(lines: readonly string[]): readonly number[] {
  const ends: number[] = new Array(lines.length);
  let next = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    ends[at] = next;
    if (lines[at]!.includes(";")) next = at + 1;
  }
  return ends;
}

/** The last line of the statement that begins on each line. What holds statements itself, such as a function, is no such one. */
function lastLines({ program }: ParseResult, lines: LineIndex): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  const note = ({ start, end }: Node) => {
    const line = lines.line(start);
    last.set(line, Math.max(last.get(line) ?? 0, lines.line(end)));
  };
  new Visitor({
    ImportDeclaration: note,
    ExportAllDeclaration: note,
    ExportNamedDeclaration: (node) => {
      if (node.source) note(node);
    },
    ExpressionStatement: note,
    ReturnStatement: note,
    ThrowStatement: note,
    Property: note,
    VariableDeclaration(node) {
      const isFunction = node.declarations.some(({ init }) => /Function|Class/.test(init?.type ?? ""));
      if (!isFunction) note(node);
    },
  }).visit(program);
  return last;
}
