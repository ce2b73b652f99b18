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
  for (node = bare(node); node.type === "MemberExpression"; node = bare(node.object)) {
    const name = memberName(node);
    // What is reached by a computed member is some part of what stands before it.
    if (name === undefined) members.length = 0;
    else members.unshift(name);
  }
  return node.type === "Identifier" ? { root: node.name, members } : undefined;
}

/** An expression without what only the compiler sees: `(cache as Map<string, number>)`, `cache!`, `a?.b`. */
export function bare(expression: Expression): Expression {
  let node = expression;
  while (
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "TSTypeAssertion" ||
    node.type === "ParenthesizedExpression" ||
    node.type === "ChainExpression"
  ) {
    node = node.expression;
  }
  return node;
}

function memberName(node: MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  return node.property.type === "Literal" && typeof node.property.value === "string"
    ? node.property.value
    : undefined;
}
