import type { FileImport } from "../modules/module-dependencies.js";
import type { ViolationPlace } from "../violation.js";

/** The imports of each kind, in the order in which the kinds come first. */
export function importsBy(
  imports: Iterable<FileImport>,
  keyOf: (one: FileImport) => string | undefined,
): ReadonlyMap<string, readonly [FileImport, ...FileImport[]]> {
  const groups = new Map<string, [FileImport, ...FileImport[]]>();
  for (const one of imports) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Where imports stand. */
export function placesOf(
  imports: readonly [FileImport, ...FileImport[]],
): [ViolationPlace, ...ViolationPlace[]] {
  return imports.map(({ from, at }) => ({ file: from, ...at })) as [ViolationPlace, ...ViolationPlace[]];
}
