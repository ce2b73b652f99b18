import type { JsonSchema } from "@ashlar/core";
import type { Demand } from "./demand.js";
import { both, type Term, termAt, termOf } from "./term.js";

/** Arrays between two lengths; the first items have terms of their own. */
export interface ArrayShape {
  readonly kind: "array";
  readonly prefix: readonly Term[];
  /** What the items after the prefix are. */
  readonly items: Term;
  readonly minItems: number;
  readonly maxItems: number;
  readonly others: readonly string[];
}

export function arrayShape(node: JsonSchema, root: JsonSchema): ArrayShape {
  const { prefixItems = [], items, minItems = 0, maxItems = Infinity } = node;
  const prefix = (prefixItems as unknown[]).map((item) => termOf(item, root));
  return {
    kind: "array",
    prefix,
    items: termAt(items, root),
    minItems: minItems as number,
    maxItems: Math.min(maxItems as number, items === false ? prefix.length : Infinity),
    others: [],
  };
}

export function bothArrays(a: ArrayShape, b: ArrayShape): ArrayShape {
  const prefixed = Math.max(a.prefix.length, b.prefix.length);
  return {
    kind: "array",
    prefix: Array.from({ length: prefixed }, (_, index) => both(itemOf(a, index), itemOf(b, index))),
    items: both(a.items, b.items),
    minItems: Math.max(a.minItems, b.minItems),
    maxItems: Math.min(a.maxItems, b.maxItems),
    others: [],
  };
}

/** What every array written must fulfil to be read. Nothing is asked of items that are too many. */
export function arrayDemands(written: ArrayShape, read: ArrayShape): readonly Demand[] {
  const isWithin = written.minItems >= read.minItems && written.maxItems <= read.maxItems;
  const most = Math.min(written.maxItems, read.maxItems);
  const prefixed = Math.max(written.prefix.length, read.prefix.length);
  return [
    ...(isWithin ? [] : [{ at: "", verdict: "breaks" as const }]),
    ...Array.from({ length: Math.min(prefixed, most) }, (_, index) => ({
      at: `[${index}]`,
      written: itemOf(written, index),
      read: itemOf(read, index),
    })),
    ...(most > prefixed ? [{ at: "[]", written: written.items, read: read.items }] : []),
  ];
}

function itemOf({ prefix, items }: ArrayShape, index: number): Term {
  return prefix[index] ?? items;
}
