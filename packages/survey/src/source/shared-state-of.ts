import {
  type BindingPattern,
  type Expression,
  type Node,
  type ParseResult,
  type VariableDeclarator,
  Visitor,
} from "oxc-parser";
import type { SharedState } from "./facts.js";
import type { LineIndex } from "./line-index.js";
import { memberPath } from "./member-path.js";

const globals = new Set(["globalThis", "global", "window", "self"]);
const changing = new Set([
  "add",
  "append",
  "clear",
  "copyWithin",
  "delete",
  "fill",
  "pop",
  "push",
  "reverse",
  "set",
  "shift",
  "sort",
  "splice",
  "unshift",
]);

/** Whether calling a method of this name changes a collection. */
export function changesItsObject(method: string): boolean {
  return changing.has(method);
}

/** The values of a file that can change and that others can reach: exported ones, and what it puts where all can see it. */
export function sharedStateOf(parsed: ParseResult, lines: LineIndex): readonly SharedState[] {
  const exported = exportedNames(parsed);
  const found: SharedState[] = [];
  const changed = new Set<string>();

  const add = (name: string, kind: SharedState["kind"], { start, end }: Node) =>
    found.push({ name, kind, changed: kind !== "collection", at: lines.place(start, end) });

  const write = (target: Node) => {
    const path = target.type === "MemberExpression" ? memberPath(target) : undefined;
    if (!path) return;
    changed.add(path.root);
    const isEnvironment = path.root === "process" && path.members[0] === "env";
    if (globals.has(path.root) || isEnvironment)
      add([path.root, ...path.members].join("."), "global", target);
  };

  for (const statement of parsed.program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration" || declaration.declare) continue;
    for (const declarator of declaration.declarations) {
      const name = nameOf(declarator.id);
      if (name === undefined || !exported.has(name)) continue;
      if (declaration.kind === "let" || declaration.kind === "var") add(name, "variable", declarator.id);
      else if (isCollection(declarator)) add(name, "collection", declarator.id);
    }
  }
  new Visitor({
    AssignmentExpression: ({ left }) => write(left),
    UpdateExpression: ({ argument }) => write(argument),
    UnaryExpression: ({ operator, argument }) => {
      if (operator === "delete") write(argument);
    },
    CallExpression({ callee }) {
      const path = callee.type === "MemberExpression" ? memberPath(callee) : undefined;
      if (path && path.members.length === 1 && changing.has(path.members[0]!)) changed.add(path.root);
    },
  }).visit(parsed.program);
  return found.map((one) => (changed.has(one.name) ? { ...one, changed: true } : one));
}

/** The local names that a file exports, whether where they are declared or in a list. */
function exportedNames({ module }: ParseResult): ReadonlySet<string> {
  const local = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, localName }) => (moduleRequest ? [] : (localName.name ?? []))),
  );
  return new Set(local);
}

function nameOf(pattern: BindingPattern): string | undefined {
  return pattern.type === "Identifier" ? pattern.name : undefined;
}

function isCollection({ init }: VariableDeclarator): boolean {
  const value = init && withoutTypes(init);
  if (!value) return false;
  if (value.type === "ArrayExpression" || value.type === "ObjectExpression") return true;
  return value.type === "NewExpression" && value.callee.type === "Identifier";
}

function withoutTypes(expression: Expression): Expression {
  let node = expression;
  while (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") node = node.expression;
  return node;
}
