import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { nearest } from "../errors/index.js";
import type { Environment } from "./interpolate.js";
import type { Problem } from "./problem.js";
import { unmask } from "./syntax.js";
import { didYouMean, list, shown } from "./wording.js";

/** What reading one file needs, and the problems found so far. */
export interface Reading {
  readonly document: Document;
  readonly environment: Environment;
  readonly problems: Problem[];
}

/** A place in the file: how people call it, and what stands there. */
export interface Slot {
  /** Such as `gateway.port`; empty for the file as a whole. */
  readonly path: string;
  readonly node: Node | undefined;
  readonly offset: number;
  readonly keyOffset: number;
  readonly reading: Reading;
}

/** Notes that something is wrong at a slot. Answers `undefined`, as a reader does that found no value. */
export function report(slot: Slot, code: Problem["code"], message: string, fix?: string): undefined {
  slot.reading.problems.push({ code, message, fix, offset: slot.offset });
}

/** Notes that a slot holds something else than it may. Say what it holds only when that cannot be a secret. */
export function reject(slot: Slot, allowed: string, found?: string, fix?: string): undefined {
  const what = slot.path === "" ? "The file" : slot.path;
  const not = found === undefined ? "" : `, not ${found}`;
  return report(slot, "ASH_ARCHITECTURE_VALUE", `${what} must be ${allowed}${not}.`, fix);
}

/** The slot that holds all of a document. */
export function rootSlot(reading: Reading): Slot {
  const node = reading.document.contents ?? undefined;
  const offset = node?.range?.[0] ?? 0;
  return { path: "", node, offset, keyOffset: offset, reading };
}

/** What kind of thing stands in a slot, in words. */
export function kindOf(slot: Slot): string {
  if (isMap(slot.node)) return "a mapping";
  if (isSeq(slot.node)) return "a list";
  return isScalar(slot.node) && slot.node.value !== null ? "a single value" : "empty";
}

/** The entries of a mapping by key, none when it is left empty. */
export function entries(slot: Slot): ReadonlyMap<string, Slot> {
  const { node, reading } = slot;
  if (!isMap(node)) {
    if (kindOf(slot) !== "empty") reject(slot, "a mapping of keys to values", kindOf(slot));
    return new Map();
  }
  return new Map(
    node.items.map(({ key, value }) => {
      const name = isScalar(key) ? unmask(String(key.value)) : "?";
      const keyOffset = (key as Node | null)?.range?.[0] ?? slot.offset;
      const path = slot.path === "" ? name : `${slot.path}.${name}`;
      return [name, childSlot(path, value as Node | null, keyOffset, reading)];
    }),
  );
}

/**
 * The entries of a mapping whose keys are known; every other key is reported. A `secret` mapping's unknown keys are
 * not shown: a secret after a forgotten colon, or with a comma in it, ends up as one.
 */
export function fields<K extends string>(
  slot: Slot,
  keys: readonly K[],
  options: { readonly secret?: boolean } = {},
): ReadonlyMap<K, Slot> {
  const found = entries(slot);
  for (const [name, field] of found) {
    if ((keys as readonly string[]).includes(name)) continue;
    const meant = nearest(name, keys);
    report(
      { ...field, offset: field.keyOffset },
      "ASH_ARCHITECTURE_KEY",
      `${options.secret ? "This" : shown(name)} is not a key ${slot.path === "" ? "of the file" : `of ${slot.path}`}; ` +
        `the keys are ${list(keys)}.${didYouMean(meant)}`,
      meant && `Write \`${meant}\`.`,
    );
  }
  return found as ReadonlyMap<K, Slot>;
}

/** The items of a list. */
export function items(slot: Slot, allowed: string): readonly Slot[] {
  const { node, path, reading } = slot;
  if (!isSeq(node)) {
    reject(slot, allowed, kindOf(slot));
    return [];
  }
  return node.items.map((item, index) =>
    childSlot(`${path}[${index}]`, item as Node | null, slot.offset, reading),
  );
}

function childSlot(path: string, node: Node | null, keyOffset: number, reading: Reading): Slot {
  const isEmpty = node === null || (isScalar(node) && node.source === "" && node.type === "PLAIN");
  const offset = isEmpty ? keyOffset : (node.range?.[0] ?? keyOffset);
  const slot = { path, node: node ?? undefined, offset, keyOffset, reading };
  if (!isAlias(node)) return slot;
  const target = node.resolve(reading.document);
  if (!target) report(slot, "ASH_ARCHITECTURE_SYNTAX", "An alias (*name) has no anchor (&name) before it.");
  return { ...slot, node: target };
}
