import { realpathSync } from "node:fs";
import { dirname, sep } from "node:path";

/** Whether a file really lies in a folder, links on the way and in its own place followed. One that is missing does not. */
export function isReallyInside(folder: string, file: string): boolean {
  return isBelow(realPath(file), realPath(folder));
}

/**
 * Tests whether a file's folder is where it seems to be: one on the way may be a link that leads out of the repository. Each
 * folder is looked at once.
 */
export function insideTest(root: string): (file: string) => boolean {
  const known = new Map<string, boolean>();
  const realRoot = realPath(root);
  return (file) => {
    const folder = dirname(file);
    const inside = known.get(folder) ?? isBelow(realPath(folder), realRoot);
    known.set(folder, inside);
    return inside;
  };
}

function isBelow(place: string | undefined, root: string | undefined): boolean {
  if (place === undefined || root === undefined) return false;
  return place === root || place.startsWith(root.endsWith(sep) ? root : root + sep);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
