import { join, posix, relative, sep } from "node:path";
import type { Skipped } from "../skipped.js";
import type { FileIndex } from "./file-index.js";
import type { Packages } from "./manifests.js";
import { type Alias, type Tsconfig, tsconfigReader } from "./tsconfig.js";
import { tsconfigPlaceTest } from "./tsconfig-place.js";
import { tsconfigFor } from "./tsconfig-scope.js";

/** Names as tsconfig files define them, each source file under the tsconfig that holds for it. */
export interface Aliases {
  /** The file that a specifier means by an alias or by `baseUrl`; `undefined` when none applies. */
  find(from: string, specifier: string): string | undefined;
  /** The file that a relative path means in one of the folders that `rootDirs` lays over each other. */
  findOverlaid(from: string, path: string): string | undefined;
  readonly skipped: readonly Skipped[];
}

/**
 * Reads the aliases of a repository: `paths`, `baseUrl` and `rootDirs`, also through `extends` and `references`. All in memory:
 * that a file is there is read from the list of files.
 */
export function readAliases(
  root: string,
  paths: readonly string[],
  files: FileIndex,
  packages: Packages,
): Aliases {
  const configurations = new Set(paths.filter((path) => /(?:^|\/)[tj]sconfig\.json$/.test(path)));
  const skipped = new Map<string, Skipped>();
  const reader = tsconfigReader(
    (name) => {
      const folder = packages.byName(name)?.folder;
      return folder === undefined ? undefined : join(root, folder);
    },
    tsconfigPlaceTest(root),
    (file, message) => {
      const path = inside(root, file) ?? file;
      if (!skipped.has(path)) skipped.set(path, { path, reason: "bad-configuration", message });
    },
  );
  const nearest = new Map<string, Tsconfig | undefined>();

  function nearestTo(folder: string): Tsconfig | undefined {
    if (nearest.has(folder)) return nearest.get(folder);
    const own = ["tsconfig.json", "jsconfig.json"]
      .map((name) => posix.join(folder, name))
      .find((path) => configurations.has(path));
    const found =
      own === undefined
        ? folder === "."
          ? undefined
          : nearestTo(posix.dirname(folder))
        : reader.read(join(root, own));
    nearest.set(folder, found);
    return found;
  }

  const scopes = new Map<string, Tsconfig | undefined>();
  function scopeOf(from: string): Tsconfig | undefined {
    if (scopes.has(from)) return scopes.get(from);
    const near = nearestTo(posix.dirname(from));
    const scope = near && tsconfigFor(near, join(root, from), reader);
    scopes.set(from, scope);
    return scope;
  }

  /** A slash at the end of what was written means a folder, and nothing else of that name. */
  const lookUp = (target: string, written: string): string | undefined => {
    const path = inside(root, target);
    return path === undefined ? undefined : files.find(written.endsWith("/") ? `${path}/` : path);
  };

  return {
    find(from, specifier) {
      const scope = scopeOf(from);
      if (!scope) return undefined;
      for (const target of targetsOf(specifier, scope.paths ?? [])) {
        const found = lookUp(target, specifier);
        if (found) return found;
      }
      return scope.baseUrl === undefined ? undefined : lookUp(join(scope.baseUrl, specifier), specifier);
    },
    findOverlaid(from, path) {
      const { rootDirs = [] } = scopeOf(from) ?? {};
      const wanted = join(root, path);
      const holding = rootDirs
        .filter((folder) => wanted.startsWith(`${folder}${sep}`))
        .sort((a, b) => b.length - a.length);
      for (const folder of holding.slice(0, 1)) {
        for (const other of rootDirs) {
          const found = other === folder ? undefined : lookUp(join(other, relative(folder, wanted)), path);
          if (found) return found;
        }
      }
      return undefined;
    },
    get skipped() {
      return [...skipped.values()];
    },
  };
}

/** The places a specifier may stand for: those of the pattern that fits it exactly, else of the one with the longest beginning. */
function targetsOf(specifier: string, paths: readonly Alias[]): readonly string[] {
  let best:
    | { readonly prefix: string; readonly star: string; readonly targets: readonly string[] }
    | undefined;
  for (const { pattern, targets } of paths) {
    if (pattern === specifier) return targets;
    const star = pattern.indexOf("*");
    if (star === -1) continue;
    const [prefix, suffix] = [pattern.slice(0, star), pattern.slice(star + 1)];
    const fits =
      specifier.length >= prefix.length + suffix.length &&
      specifier.startsWith(prefix) &&
      specifier.endsWith(suffix);
    if (!fits || (best && best.prefix.length >= prefix.length)) continue;
    best = { prefix, star: specifier.slice(prefix.length, specifier.length - suffix.length), targets };
  }
  return best ? best.targets.map((target) => target.replace("*", () => best.star)) : [];
}

function inside(root: string, path: string): string | undefined {
  const found = relative(root, path).split(sep).join("/");
  return found.startsWith("../") || posix.isAbsolute(found) ? undefined : found;
}
