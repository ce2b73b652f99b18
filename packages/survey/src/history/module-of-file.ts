import type { ModuleFolder } from "./modules-of-history.js";
import { aroundTestFolder, stem, testedName } from "./test-files.js";
import { isSharedManifest, isUncounted } from "./uncounted-files.js";

/** What a file's change touches: a module by its place in the list, something that is in no module, or nothing that counts. */
export type Touched = number | "elsewhere" | "nothing";

/**
 * Answers for any path which module its change touches. A module's tests belong to it wherever they lie. Tests that belong to
 * no module count for nothing, for they follow what they test.
 */
export function moduleOfFile(modules: readonly ModuleFolder[]): (path: string) => Touched {
  const byFolder = new Map(modules.map(({ folder }, index) => [clean(folder), index]));
  const byName = new Map<string, number[]>();
  for (const [folder, index] of byFolder) {
    const name = key(folder.slice(folder.lastIndexOf("/") + 1));
    byName.set(name, [...(byName.get(name) ?? []), index]);
  }
  const folders = modules.map(({ folder }) => clean(folder).split("/"));

  const named = (name: string, near: readonly string[]) =>
    nearest(byName.get(key(name)) ?? [], folders, near);

  return (path) => {
    const home = enclosing(path, byFolder);
    if (home) return isUncounted(home.inside) ? "nothing" : home.index;
    if (isUncounted(path)) return "nothing";
    // A file named like the module's folder, beside it, is its face: orders.rs and orders/.
    const beside = byFolder.get(path.slice(0, path.lastIndexOf("/") + 1) + stem(path));
    if (beside !== undefined) return beside;
    const around = aroundTestFolder(path);
    const tested = testedName(path);
    if (around || tested !== undefined) {
      const near = around?.before ?? path.split("/").slice(0, -1);
      const words = [...(around?.after ?? []), tested ?? stem(path)];
      for (const word of words) {
        const found = named(word, near);
        if (found !== undefined) return found;
      }
      return "nothing";
    }
    return isSharedManifest(path) ? "nothing" : "elsewhere";
  };
}

/** The innermost module that a path lies in. */
function enclosing(path: string, byFolder: ReadonlyMap<string, number>) {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const index = byFolder.get(path.slice(0, end));
    if (index !== undefined) return { index, inside: path.slice(end + 1) };
  }
  const root = byFolder.get("");
  return root === undefined ? undefined : { index: root, inside: path };
}

/** Of several modules of one name, the one that shares most of its path with the test; none when two share as much. */
function nearest(
  candidates: readonly number[],
  folders: readonly (readonly string[])[],
  near: readonly string[],
): number | undefined {
  const ranked = candidates
    .map((index) => ({ index, shared: sharedParts(folders[index]!, near) }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first && first.shared !== second?.shared ? first.index : undefined;
}

function sharedParts(folder: readonly string[], near: readonly string[]): number {
  const differs = folder.findIndex((part, index) => part !== near[index]);
  return differs < 0 ? folder.length : differs;
}

/** Folders as callers write them: "./src/orders/" is "src/orders", and "." is the root. */
function clean(folder: string): string {
  return folder
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

/** `OrderItems`, `order_items` and `order-items` are one name, and so is `orderitem`. */
function key(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/s$/, "");
}
