import type { Expression, MemberExpression } from "oxc-parser";

/** `a.b.c` as its root's name and the names after it; computed members and calls end it. */
export interface MemberPath {
  readonly root: string;
  readonly members: readonly string[];
}

/** Reads a member expression from its root; `undefined` when it does not begin with a plain name. */
export function memberPath(expression: Expression): MemberPath | undefined {
  const members: string[] = [];
  let node: Expression = expression;
  while (node.type === "MemberExpression") {
    const name = memberName(node);
    // What is reached by a computed member is some part of what stands before it.
    if (name === undefined) members.length = 0;
    else members.unshift(name);
    node = node.object;
  }
  return node.type === "Identifier" ? { root: node.name, members } : undefined;
}

function memberName(node: MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  return node.property.type === "Literal" && typeof node.property.value === "string"
    ? node.property.value
    : undefined;
}
