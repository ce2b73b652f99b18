import { builtinModules } from "node:module";
import { posix } from "node:path";
import { sourceLanguage } from "../files/source-kind.js";
import type { Target } from "../graph/import.js";
import type { Skipped } from "../skipped.js";
import { type Aliases, readAliases } from "./aliases.js";
import { type FileIndex, fileIndex } from "./file-index.js";
import { type Package, type Packages, readPackages } from "./manifests.js";
import { internalEntry, packageEntries, packageEntry } from "./package-entry.js";

/** Says what specifiers lead to. */
export interface Resolver {
  resolve(from: string, specifier: string): Target;
  readonly packages: Packages;
  /** The source files that a package offers to others. */
  entries(of: Package): readonly string[];
  readonly skipped: readonly Skipped[];
}

const builtins = new Set(builtinModules);

/**
 * A resolver for the files of a repository. It reads package.json and tsconfig files once, and no source.
 *
 * @param mayRead whether a file may be read; all may be found.
 */
export function openResolver(
  root: string,
  paths: readonly string[],
  mayRead: (path: string) => boolean,
): Resolver {
  const files = fileIndex(paths);
  const readable = paths.filter((path) => path.endsWith(".json") || path.endsWith(".yaml")).filter(mayRead);
  const packages = readPackages(root, readable);
  const aliases = readAliases(root, readable, files, packages);
  return {
    resolve: (from, specifier) => resolve(from, specifier, files, packages, aliases),
    packages,
    entries(of) {
      const prefix = of.folder === "" ? "" : `${of.folder}/`;
      const own = paths.filter((path) => path.startsWith(prefix) && sourceLanguage(path) !== undefined);
      return packageEntries(of, own, files);
    },
    get skipped() {
      return [...packages.skipped, ...aliases.skipped];
    },
  };
}

function resolve(
  from: string,
  written: string,
  files: FileIndex,
  packages: Packages,
  aliases: Aliases,
): Target {
  if (written.startsWith("node:")) return { kind: "builtin", name: written.slice(5) };
  if (/^[a-z][a-z+.-]+:/i.test(written)) return { kind: "package", name: written };
  if (isRelative(written)) return relativeTarget(from, written, files, packages, aliases);
  const own = packages.of(from);
  if (written.startsWith("#") && own) {
    const found = internalEntry(own, written, files);
    if (found && "file" in found) return { kind: "file", path: found.file };
    if (found) return { kind: "package", name: packageName(found.package) };
  }
  const alias = aliases.find(from, written);
  if (alias !== undefined) return { kind: "file", path: alias };
  const name = packageName(written);
  const wanted = own?.name === name ? own : packages.byName(name);
  if (wanted) {
    const path = packageEntry(wanted, written.slice(name.length), files);
    if (path) return { kind: "file", path };
  }
  if (builtins.has(written)) return { kind: "builtin", name: written };
  return { kind: "package", name };
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier) || specifier.startsWith("/");
}

function relativeTarget(
  from: string,
  written: string,
  files: FileIndex,
  packages: Packages,
  aliases: Aliases,
): Target {
  if (written.startsWith("/")) return { kind: "missing" };
  const find = (specifier: string) => {
    const path = posix.join(posix.dirname(from), specifier);
    if (path === ".." || path.startsWith("../")) return undefined;
    const folder = path.replace(/^\.\/?$|\/$/g, "");
    // `.` and `..` mean the folder, whatever file has its name.
    const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier) && folder !== "";
    const place = isFolder ? `${folder}/` : folder;
    const own = packages.at(folder);
    return files.find(place) ?? (own && packageEntry(own, "", files)) ?? aliases.findOverlaid(from, place);
  };
  // Bundlers take what follows a question mark for themselves.
  const path =
    find(written) ?? (written.includes("?") ? find(written.slice(0, written.indexOf("?"))) : undefined);
  return path === undefined ? { kind: "missing" } : { kind: "file", path };
}

/** `@scope/name` of `@scope/name/sub/path`. */
function packageName(specifier: string): string {
  const [first = "", second] = specifier.split("/", 2);
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}
