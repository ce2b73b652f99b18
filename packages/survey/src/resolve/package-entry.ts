import { posix } from "node:path";
import * as resolveExports from "resolve.exports";
import type { FileIndex } from "./file-index.js";
import type { Package } from "./manifests.js";

/**
 * The source file behind a package's own promise: `exports`, or what came before it. The target need not be built:
 * `dist/index.js` is looked for where its source is.
 *
 * @param subpath what follows the package's name, such as `/testing`; empty for its main entry.
 */
export function packageEntry(
  { name, folder, manifest }: Package,
  subpath: string,
  files: FileIndex,
): string | undefined {
  const targets =
    manifest.exports === undefined ? legacyTargets(manifest, subpath) : exported(name, manifest, subpath);
  // What the package does not offer is looked for all the same: an import around the package's door is worth knowing.
  for (const target of subpath === "" ? targets : [...targets, `.${subpath}`]) {
    const found = sourceOf(folder, target, files);
    if (found) return found;
  }
  return undefined;
}

/**
 * The source files behind everything that a package offers, also by patterns such as `./features/*`.
 *
 * @param own the files in the package's folder.
 */
export function packageEntries(one: Package, own: readonly string[], files: FileIndex): readonly string[] {
  const { exports } = one.manifest;
  const isMap =
    typeof exports === "object" &&
    exports !== null &&
    Object.keys(exports).some((key) => key.startsWith("."));
  const subpaths = isMap ? Object.keys(exports).slice(0, mostEntries) : ["."];
  const found = subpaths.flatMap((key) =>
    key.includes("*") ? patternEntries(one, key, own, files) : (packageEntry(one, key.slice(1), files) ?? []),
  );
  return [...new Set(found)];
}

// Each entry is looked up in the whole map: without a bound, a generated map would take minutes.
const mostEntries = 500;

/** The files that a pattern offers: those that are found again by some end of their own path in the place of the star. */
function patternEntries(
  one: Package,
  key: string,
  own: readonly string[],
  files: FileIndex,
): readonly string[] {
  return own.filter((path) => {
    const parts = path.slice(one.folder === "" ? 0 : one.folder.length + 1).split("/");
    return parts.some((_, from) => {
      const written = parts.slice(from).join("/");
      const stars = [
        written,
        written.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, ""),
        written.replace(/\.([cm]?)tsx?$/, ".$1js"),
      ];
      return stars.some((star) => {
        const subpath = key.slice(1).replace("*", () => star);
        return exported(one.name, one.manifest, subpath).some(
          (target) => sourceOf(one.folder, target, files) === path,
        );
      });
    });
  });
}

/** The source file behind an internal name, such as `#db`; or the package it stands for. */
export function internalEntry(
  { folder, manifest }: Package,
  specifier: string,
  files: FileIndex,
): { readonly file: string } | { readonly package: string } | undefined {
  const targets = everyCondition(
    manifest.imports,
    (conditions) => resolveExports.imports(manifest, specifier, { unsafe: true, conditions }) ?? [],
  );
  for (const target of targets) {
    if (!target.startsWith(".")) return { package: target };
    const file = sourceOf(folder, target, files);
    if (file) return { file };
  }
  return undefined;
}

function exported(
  name: string,
  manifest: Readonly<Record<string, unknown>>,
  subpath: string,
): readonly string[] {
  const entry = subpath === "" ? "." : `.${subpath}`;
  return everyCondition(
    manifest.exports,
    (conditions) => resolveExports.exports({ ...manifest, name }, entry, { unsafe: true, conditions }) ?? [],
  );
}

const usual = ["types", "import", "module", "node", "default"];

/** Targets with the package's own conditions, such as `source`, then with the usual ones. */
function everyCondition(
  map: unknown,
  resolve: (conditions: readonly string[]) => readonly string[],
): readonly string[] {
  const own = [...conditionsOf(map)].filter((one) => !foreign.has(one));
  const found = new Set<string>();
  for (const conditions of [[...usual, ...own], usual, ["types", "require", "node", "default"]]) {
    try {
      for (const target of resolve(conditions)) found.add(target);
    } catch {
      // The map has no such entry: somebody imports what the package does not offer.
    }
  }
  return [...found];
}

const foreign = new Set([
  "require",
  "browser",
  "worker",
  "deno",
  "bun",
  "edge-light",
  "workerd",
  "react-native",
  "production",
]);

function conditionsOf(map: unknown, found = new Set<string>(), depth = 0): Set<string> {
  if (depth > 8 || typeof map !== "object" || map === null) return found;
  for (const [key, value] of Object.entries(map)) {
    if (!/^[.#\d]/.test(key)) found.add(key);
    conditionsOf(value, found, depth + 1);
  }
  return found;
}

function legacyTargets(manifest: Readonly<Record<string, unknown>>, subpath: string): readonly string[] {
  if (subpath !== "") return [];
  const fields = ["source", "types", "typings", "module", "main"].map((key) => manifest[key]);
  return [...fields.filter((value): value is string => typeof value === "string"), "./index", "./src/index"];
}

const built = /^(?:(?:dist|lib|build|out|output|esm|cjs|es|types|target|compiled|\.output)\/)+/;
const sourceFolders = ["src/", "source/", "lib/", ""];

function sourceOf(folder: string, target: string, files: FileIndex): string | undefined {
  const within = posix.normalize(target).replace(/^\.\//, "");
  if (within.startsWith("..")) return undefined;
  const place = (path: string) => files.find(posix.join(folder, path).replace(/^\.$/, ""));
  const direct = place(within);
  if (direct) return direct;
  const stem = within.replace(/\.d\.([cm]?)ts$|\.([cm]?)tsx?$/, ".$1$2js");
  if (stem !== within) {
    const beside = place(stem);
    if (beside) return beside;
  }
  if (!built.test(stem)) return undefined;
  const rest = stem.replace(built, "");
  for (const source of sourceFolders) {
    const found = place(source + rest) ?? place(source + rest.replace(/\.[cm]js$/, ".js"));
    if (found) return found;
  }
  return undefined;
}
