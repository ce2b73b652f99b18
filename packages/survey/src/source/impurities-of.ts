import { type Node, type ParseResult, Visitor } from "oxc-parser";
import type { Impurity } from "./facts.js";
import { importedNames } from "./imported-names.js";
import type { LineIndex } from "./line-index.js";
import { memberPath } from "./member-path.js";

const calls = new Set([
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "Date",
  "Date.now",
  "Math.random",
  "performance.now",
  "crypto.randomUUID",
  "crypto.getRandomValues",
]);
const worlds = new Set(["process", "console", "localStorage", "sessionStorage", "document"]);

/** Where a file reads a clock, chance or its surroundings, or acts on them, by way of what every program has. */
export function impuritiesOf(parsed: ParseResult, lines: LineIndex): readonly Impurity[] {
  const imported = importedNames(parsed);
  const found: Impurity[] = [];
  const add = (what: string, { start, end }: Node) => found.push({ what, at: lines.place(start, end) });

  new Visitor({
    CallExpression(node) {
      const path = memberPath(node.callee);
      if (!path || imported.has(path.root)) return;
      const name = [path.root, ...path.members].join(".").replace(/^globalThis\./, "");
      if (calls.has(name)) add(`${name}()`, node);
    },
    NewExpression(node) {
      const isClock =
        node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0;
      if (isClock) add("new Date()", node);
    },
    MemberExpression(node) {
      const { object } = node;
      if (object.type !== "Identifier" || !worlds.has(object.name) || imported.has(object.name)) return;
      const path = memberPath(node)!;
      add([path.root, ...path.members].join("."), node);
    },
  }).visit(parsed.program);
  return found;
}
