import { readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { ResolverFactory } from "oxc-resolver";
import type { Skipped } from "../skipped.js";

/** Aliases as tsconfig files define them, each file under the one that its compiler would use. */
export interface Aliases {
  /** The file that a specifier means by an alias, relative to the root; `undefined` when none applies. */
  find(from: string, specifier: string): string | undefined;
  readonly skipped: readonly Skipped[];
}

const configuration = /(^|\/)[tj]sconfig[^/]*\.json$/;

/**
 * Reads the aliases of a repository (`paths` and `baseUrl`, also through `extends` and `references`). Where no tsconfig has
 * any, nothing is asked.
 *
 * @param root the repository's real path: links in it would make every answer look foreign.
 */
export function readAliases(root: string, paths: readonly string[]): Aliases {
  const configurations = new Map<string, string>();
  for (const path of paths) {
    if (configuration.test(path)) configurations.set(path, readText(join(root, path)));
  }
  const skipped = new Map<string, Skipped>();
  if (![...configurations.values()].some(mayAlias)) return { find: () => undefined, skipped: [] };

  const resolver = new ResolverFactory({
    tsconfig: "auto",
    modules: [],
    nodePath: false,
    extensions: [".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mts", ".cts", ".mjs", ".cjs", ".json"],
    extensionAlias: {
      ".js": [".ts", ".tsx", ".d.ts", ".js", ".jsx"],
      ".jsx": [".tsx", ".ts", ".d.ts", ".jsx"],
      ".mjs": [".mts", ".d.mts", ".mjs"],
      ".cjs": [".cts", ".d.cts", ".cjs"],
    },
  });
  const known = new Map<string, string | undefined>();

  function ask(from: string, specifier: string): string | undefined {
    try {
      const { path, error } = resolver.resolveFileSync(join(root, from), specifier);
      if (path !== undefined) return inside(root, path);
      if (error !== undefined && /^(?:Tsconfig|JSON)|circular/i.test(error)) blame(from, error);
    } catch (error) {
      blame(from, (error as Error).message);
    }
    return undefined;
  }

  function blame(from: string, message: string): void {
    const path = scopeOf(from) ?? from;
    if (!skipped.has(path))
      skipped.set(path, { path, reason: "bad-configuration", message: oneLine(message, root) });
  }

  /** The tsconfig.json or jsconfig.json that stands above a file. */
  function scopeOf(from: string): string | undefined {
    for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
      for (const name of ["tsconfig.json", "jsconfig.json"]) {
        const path = folder === "." ? name : `${folder}/${name}`;
        if (configurations.has(path)) return path;
      }
      if (folder === ".") return undefined;
    }
  }

  return {
    find(from, specifier) {
      const scope = scopeOf(from);
      if (scope === undefined) return undefined;
      // Which of the referenced configurations holds depends on the file, so these answers are not shared.
      if (configurations.get(scope)!.includes('"references"')) return ask(from, specifier);
      const key = `${scope}\0${specifier}`;
      if (!known.has(key)) known.set(key, ask(from, specifier));
      return known.get(key);
    },
    get skipped() {
      return [...skipped.values()];
    },
  };
}

/** Whether a tsconfig has aliases, or may inherit some from where nobody has looked. */
function mayAlias(text: string): boolean {
  return /"(?:paths|baseUrl)"/.test(text) || /"extends"\s*:\s*(?:\[|"[^."])/.test(text);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function inside(root: string, path: string): string | undefined {
  const found = relative(root, path).split(sep).join("/");
  return found.startsWith("../") || posix.isAbsolute(found) ? undefined : found;
}

function oneLine(message: string, root: string): string {
  return message.split("\n")[0]!.replaceAll(`${root}${sep}`, "");
}
