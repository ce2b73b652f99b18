import type { JsonSchema } from "@ashlar/core";
import { referredTo } from "./reference.js";

/**
 * Several schemas of one document that hold at once. All a comparison meets on its way are terms made of the document's own
 * nodes, of which there are finitely many: that is why it ends on recursive schemas.
 */
export interface Term {
  /** The document, into which references point. */
  readonly root: JsonSchema;
  readonly nodes: readonly JsonSchema[];
}

const anything: JsonSchema = {};
const nothing: JsonSchema = { not: {} };

/** A schema as a term; where a schema may stand, so may `true` and `false`. */
export function termOf(schema: unknown, root: JsonSchema): Term {
  const node = asNode(schema);
  const isReference = typeof node.$ref === "string" && Object.keys(node).length === 1;
  return { root, nodes: [isReference ? asNode(referredTo(node.$ref as string, root)) : node] };
}

/** The schema that an optional keyword holds, which is anything when it is absent. */
export function termAt(schema: unknown, root: JsonSchema): Term {
  return termOf(schema ?? anything, root);
}

/** What both terms allow. */
export function both(a: Term, b: Term): Term {
  return { root: a.root, nodes: [...new Set([...a.nodes, ...b.nodes])] };
}

/** Any string, such as the name of a property. */
export const stringTerm: Term = { root: {}, nodes: [{ type: "string" }] };

/** Whatever there is. */
export const anyTerm: Term = { root: {}, nodes: [anything] };

/** One value. */
export function constantTerm(value: unknown): Term {
  return { root: {}, nodes: [{ const: value }] };
}

/** Whether a term says nothing, so that it allows everything. */
export function isAnything({ nodes }: Term): boolean {
  return nodes.every((node) => Object.keys(node).length === 0);
}

/** The scalars that a term lists, if it says so itself; asks no other schema, so it always ends. */
export function literalsOf({ nodes }: Term): readonly unknown[] | undefined {
  for (const node of nodes) {
    if ("const" in node) return [node.const];
    if (Array.isArray(node.enum)) return node.enum;
  }
  return undefined;
}

/** A schema as an object, also when it is written `true` or `false`. */
export function asNode(schema: unknown): JsonSchema {
  if (schema === false) return nothing;
  return typeof schema === "object" && schema !== null ? (schema as JsonSchema) : anything;
}
