import {
  type BindingPattern,
  type Expression,
  type Node,
  type ParseResult,
  type VariableDeclarator,
  Visitor,
} from "oxc-parser";
import { declaredNames } from "./declared-names.js";
import type { SharedState } from "./facts.js";
import type { LineIndex } from "./line-index.js";
import { bare, memberPath } from "./member-path.js";
import { writtenTargets } from "./written-targets.js";

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
  const found: { readonly local: string; readonly state: SharedState }[] = [];
  const changed = new Set<string>();

  const declared = declaredNames(parsed.program);

  const add = (name: string, kind: SharedState["kind"], { start, end }: Node, local = name) =>
    found.push({ local, state: { name, kind, changed: kind !== "collection", at: lines.place(start, end) } });

  const write = (target: Node) => {
    const path = target.type === "MemberExpression" ? memberPath(target) : undefined;
    if (!path) return;
    changed.add(path.root);
    const isEnvironment = path.root === "process" && path.members[0] === "env";
    if (declared.has(path.root)) return;
    if (globals.has(path.root) || isEnvironment)
      add([path.root, ...path.members].join("."), "global", target);
  };

  const assign = (target: Expression) => {
    if (target.type === "Identifier") changed.add(target.name);
    else write(target);
  };

  for (const statement of parsed.program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration" || declaration.declare) continue;
    for (const declarator of declaration.declarations) {
      const name = nameOf(declarator.id);
      for (const outside of name === undefined ? [] : (exported.get(name) ?? [])) {
        const isVariable = declaration.kind === "let" || declaration.kind === "var";
        if (isVariable) add(outside, "variable", declarator.id, name);
        else if (isCollection(declarator)) add(outside, "collection", declarator.id, name);
      }
    }
  }
  new Visitor({
    ...writtenTargets(write),
    CallExpression({ callee, arguments: [first] }) {
      const path = callee.type === "MemberExpression" ? memberPath(callee) : undefined;
      if (!path) return;
      const method = path.members.at(-1);
      if (method !== undefined && path.members.length === 1 && changing.has(method)) changed.add(path.root);
      const isAssign = path.root === "Object" && (method === "assign" || method === "defineProperty");
      if (isAssign && first && first.type !== "SpreadElement") assign(first);
    },
  }).visit(parsed.program);
  // A name that is declared again further in may be what is changed there.
  const isChanged = (local: string) => changed.has(local) && declared.get(local) === 1;
  return found.map(({ local, state }) => (isChanged(local) ? { ...state, changed: true } : state));
}

/** The names under which a file exports each of its own, whether where they are declared or in a list. */
function exportedNames({ module, program }: ParseResult): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (local: string, exported: string) => names.set(local, [...(names.get(local) ?? []), exported]);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, localName, exportName } of entries) {
      if (moduleRequest || !localName.name || exportName.kind === "Default") continue;
      add(localName.name, exportName.name ?? localName.name);
    }
  }
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration" && statement.declaration.type === "Identifier") {
      add(statement.declaration.name, "default");
    }
  }
  return names;
}

function nameOf(pattern: BindingPattern): string | undefined {
  return pattern.type === "Identifier" ? pattern.name : undefined;
}

function isCollection({ init }: VariableDeclarator): boolean {
  const value = init && bare(init);
  if (!value) return false;
  if (value.type === "ArrayExpression" || value.type === "ObjectExpression") return true;
  return value.type === "NewExpression" && value.callee.type === "Identifier";
}
