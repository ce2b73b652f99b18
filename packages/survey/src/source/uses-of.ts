import { type Expression, type Node, type ParseResult, Visitor } from "oxc-parser";
import { declaredNames } from "./declared-names.js";
import type { MemberUse } from "./facts.js";
import { importedNames } from "./imported-names.js";
import type { LineIndex } from "./line-index.js";
import { memberPath } from "./member-path.js";
import { writtenTargets } from "./written-targets.js";

const deepest = 3;

/** Which members of its imports a file names, and which of them it changes. */
export function usesOf(parsed: ParseResult, lines: LineIndex): readonly MemberUse[] {
  const names = importedNames(parsed);
  if (names.size === 0) return [];
  const declared = declaredNames(parsed.program);
  const found = new Map<string, MemberUse>();
  const within = new Set<Node>();
  const written = new Set<Node>();

  const write = (target: Node) => void written.add(target);
  const use = (node: Expression & Node) => {
    const path = memberPath(node);
    const origin = path && names.get(path.root);
    // What is declared again further in may be another value of that name.
    if (!origin || declared.get(path.root) !== 1) return;
    const members = path.members.slice(0, deepest);
    const writes = written.has(node);
    const key = `${path.root} ${members.join(".")} ${writes}`;
    if (!found.has(key))
      found.set(key, { ...origin, members, writes, at: lines.place(node.start, node.end) });
  };

  new Visitor({
    ...writtenTargets(write),
    CallExpression({ callee, arguments: [first] }) {
      const path = memberPath(callee);
      const isAssign = path?.root === "Object" && /^(?:assign|define)/.test(path.members[0] ?? "");
      if (!isAssign || !first || first.type === "SpreadElement") return;
      write(first);
      if (first.type !== "MemberExpression") use(first);
    },
    MemberExpression(node) {
      if (node.object.type === "MemberExpression") within.add(node.object);
      if (!within.has(node)) use(node);
    },
  }).visit(parsed.program);
  return [...found.values()];
}
