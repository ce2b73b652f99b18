import { type Stats, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join, posix } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type FactsCache, openFactsCache } from "./cache/facts-cache.js";
import { listFiles } from "./files/list-files.js";
import { readSource, type StatedSource, statSource } from "./files/read-source.js";
import { insideTest } from "./files/really-inside.js";
import { isSql, sourceLanguage } from "./files/source-kind.js";
import type { Import } from "./graph/import.js";
import { openResolver } from "./resolve/resolver.js";
import type { Skipped } from "./skipped.js";
import type { Depth } from "./source/depth.js";
import type { Directive, SourceDetails } from "./source/facts.js";
import { type Facts, factsOf } from "./source/facts-of.js";

/** So many files are read in one go; then whatever else waits has its turn. */
const filesInOneGo = 32;

/** A source file and what is known of it. */
export interface SurveyedFile {
  /** Relative to the repository's root, with `/` between its parts. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly directives: readonly Directive[];
  readonly details: SourceDetails;
}

/** A package of the repository. */
export interface SurveyedPackage {
  readonly name: string;
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  readonly isWorkspace: boolean;
  /** The source files behind what it offers to others. */
  readonly entries: readonly string[];
}

/** What a repository's sources say. */
export interface Survey {
  /** The real, absolute path of its root. */
  readonly root: string;
  /** Every file that belongs to the repository, sources or not, sorted. */
  readonly paths: readonly string[];
  /** The source files that could be read, by path; SQL too where details are wanted. */
  readonly files: ReadonlyMap<string, SurveyedFile>;
  readonly packages: readonly SurveyedPackage[];
  readonly skipped: readonly Skipped[];
}

/** How to survey. */
export interface SurveyOptions {
  /** The folder that remembers what was read, for the next time; nothing is remembered when left out. */
  readonly cache?: string | undefined;
  /** Which files to read; all when left out. The others are known to be there, and nothing more. */
  readonly include?: (path: string) => boolean;
  /** Which files are wanted with their details and not for their imports only; none when left out. */
  readonly details?: (path: string) => boolean;
}

/**
 * Surveys the TypeScript and JavaScript sources of a repository. Nothing of it is run or built. What cannot be read is named
 * in `skipped`.
 *
 * @throws when the folder does not exist.
 * @example
 * ```ts
 * const { files } = await surveyRepository(".");
 * for (const { path, imports } of files.values()) console.log(path, imports.length);
 * ```
 */
export async function surveyRepository(folder: string, options: SurveyOptions = {}): Promise<Survey> {
  const root = await realpath(folder);
  const { include = () => true, details = () => false } = options;
  const listed = await listFiles(root);
  const isInside = insideTest(root);
  const gone = new Set<string>();
  const stated = new Map<string, StatedSource>();
  for (const path of listed.paths) {
    if (sourceLanguage(path) === undefined && !isSql(path)) {
      if (isFolderInDisguise(root, path)) stated.set(path, statSource(join(root, path))!);
      continue;
    }
    const found = statSource(join(root, path));
    if (!found) gone.add(path);
    else stated.set(path, isInside(join(root, path)) ? found : elsewhere);
  }
  // Git lists what it tracks, also when it has been deleted and not committed.
  const paths = listed.paths.filter((path) => !gone.has(path));
  const resolver = openResolver(root, paths, include);
  const cache = options.cache === undefined ? undefined : openFactsCache(options.cache);
  const files = new Map<string, SurveyedFile>();
  const skipped: Skipped[] = [...listed.skipped];
  for (const path of listed.paths) {
    if (!include(path)) continue;
    const depth = details(path) ? "details" : "imports";
    const found = stated.get(path);
    const isWanted =
      sourceLanguage(path) !== undefined || (isSql(path) && depth === "details") || found?.ok === false;
    if (!isWanted) continue;
    if (!found) {
      if (path.includes("\uFFFD"))
        skipped.push({ path, reason: "unreadable", message: "its name is not UTF-8" });
      continue;
    }
    if (files.size % filesInOneGo === 0) await setImmediate();
    const read = found.ok ? factsOfFile(root, path, found.stats, depth, cache) : found;
    if (!read.ok) {
      const { ok: _, ...why } = read;
      skipped.push({ path, ...why });
      continue;
    }
    const imports = read.facts.imports.map((one) => ({
      ...one,
      from: path,
      to: resolver.resolve(path, one.specifier),
    }));
    files.set(path, { path, imports, directives: read.facts.directives, details: read.facts.details });
  }
  cache?.save();
  skipped.push(...resolver.skipped);
  const packages = resolver.packages.all.map((one) => {
    const { name, folder, isWorkspace } = one;
    return { name, folder, isWorkspace, entries: resolver.entries(one) };
  });
  return { root, paths, files, packages, skipped };
}

// Git may still list what was in a folder that is a link now.
const elsewhere: StatedSource = {
  ok: false,
  reason: "symbolic-link",
  message: "its folder is a link that leads out of the repository",
};

/** Git and the file system list a link to a folder, and a submodule, among the files. */
function isFolderInDisguise(root: string, path: string): boolean {
  if (posix.basename(path).includes(".")) return false;
  const found = statSource(join(root, path));
  if (!found || found.ok) return false;
  return (
    found.reason === "submodule" || (found.reason === "symbolic-link" && leadsToNoFile(join(root, path)))
  );
}

function leadsToNoFile(link: string): boolean {
  try {
    return !statSync(link).isFile();
  } catch {
    return true;
  }
}

function factsOfFile(
  root: string,
  path: string,
  stats: Stats,
  depth: Depth,
  cache: FactsCache | undefined,
): Facts {
  const remembered = cache?.recall(path, stats, depth);
  if (remembered) return remembered;
  const source = readSource(join(root, path));
  if (!source.ok) return source;
  const known = cache?.recognise(path, stats, source.text, depth);
  if (known) return known;
  const facts = factsOf(path, source.text, depth);
  cache?.learn(path, stats, source.text, depth, facts);
  return facts;
}
