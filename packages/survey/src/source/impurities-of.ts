import { type Expression, type Node, type ParseResult, Visitor } from "oxc-parser";
import { declaredNames } from "./declared-names.js";
import type { Impurity } from "./facts.js";
import type { LineIndex } from "./line-index.js";
import { memberPath } from "./member-path.js";

const functions = new Set(["fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "Date"]);
const methods = new Set([
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
]);
const worlds = new Set(["process", "console", "localStorage", "sessionStorage", "document"]);

/** Where a file reads a clock, chance or its surroundings, or acts on them, by way of what every program has. */
export function impuritiesOf(parsed: ParseResult, lines: LineIndex): readonly Impurity[] {
  const declared = declaredNames(parsed.program);
  const found: Impurity[] = [];
  const within = new Set<Node>();
  const add = (what: string, { start, end }: Node) => found.push({ what, at: lines.place(start, end) });

  /** The global's name and what is taken from it; `undefined` for what the file has declared itself. */
  const globalPath = (expression: Expression): readonly string[] | undefined => {
    const path = memberPath(expression);
    if (!path || declared.has(path.root)) return undefined;
    return path.root === "globalThis" ? path.members : [path.root, ...path.members];
  };

  new Visitor({
    CallExpression(node) {
      const path = globalPath(node.callee);
      if (path?.length === 1 && functions.has(path[0]!)) add(`${path[0]}()`, node);
    },
    NewExpression(node) {
      const path = node.arguments.length === 0 ? globalPath(node.callee) : undefined;
      if (path?.join(".") === "Date") add("new Date()", node);
    },
    VariableDeclarator({ init }) {
      if (init?.type === "Identifier" && worlds.has(init.name) && !declared.has(init.name))
        add(init.name, init);
    },
    MemberExpression(node) {
      if (node.object.type === "MemberExpression") within.add(node.object);
      if (within.has(node)) return;
      const path = globalPath(node);
      if (!path || path.length < 2) return;
      const [method, isWorld] = [path.slice(0, 2).join("."), worlds.has(path[0]!)];
      if (methods.has(method)) add(`${method}()`, node);
      else if (isWorld) add(path.join("."), node);
    },
  }).visit(parsed.program);
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}
