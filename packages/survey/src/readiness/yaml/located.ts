/** A YAML value that knows its line. Aliases and merged keys are already followed. */
export type Located = LocatedText | LocatedMap | LocatedList;

/** A string, number or boolean as it is written; empty for null. */
export interface LocatedText {
  readonly kind: "text";
  readonly text: string;
  /** Of its first line of text: below the `|` of a block. */
  readonly line: number;
}

export interface LocatedMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, LocatedEntry>;
  readonly line: number;
}

/** A value and the line of its key. */
export interface LocatedEntry {
  readonly value: Located;
  readonly line: number;
}

export interface LocatedList {
  readonly kind: "list";
  readonly items: readonly Located[];
  readonly line: number;
  /** `!reference` and the like. */
  readonly tag?: string;
}

/** The value at a path of keys; `undefined` where there is none. */
export function at(node: Located | undefined, ...keys: readonly string[]): Located | undefined {
  let here = node;
  for (const key of keys) here = here?.kind === "map" ? here.entries.get(key)?.value : undefined;
  return here;
}

/** The text at a path of keys; `undefined` where there is a list, a map, or nothing. */
export function textAt(node: Located | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(node, ...keys);
  return found?.kind === "text" ? found.text : undefined;
}

/** The items of a list; a single value counts as a list of one. */
export function itemsAt(node: Located | undefined, ...keys: readonly string[]): readonly Located[] {
  const found = at(node, ...keys);
  if (found === undefined) return [];
  return found.kind === "list" ? found.items : [found];
}

/** The entries of a map, in its order; none where there is no map. */
export function entriesAt(
  node: Located | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, LocatedEntry])[] {
  const found = at(node, ...keys);
  return found?.kind === "map" ? [...found.entries] : [];
}
