import { posix } from "node:path";
import { type Survey, sourceLanguage } from "@ashlar/survey";
import type { ModuleDefinition } from "../modules/module-definition.js";
import { entriesOf } from "./configured-modules.js";

// Folders that group modules in most repositories, or that hold nothing but the sources.
const grouping = new Set([
  "src",
  "source",
  "app",
  "lib",
  "packages",
  "apps",
  "libs",
  "services",
  "modules",
  "features",
  "domains",
  "components",
  "server",
]);
const fewest = 2;

/**
 * Proposes modules for a repository that lists none: its workspace packages, and where there are none, the folders in which its
 * sources part. Deterministic; meant to be corrected by people.
 */
export function guessedModules(
  survey: Survey,
  isTest: (path: string) => boolean,
): readonly ModuleDefinition[] {
  const sources = [...survey.files.keys()].filter(
    (path) => sourceLanguage(path) !== undefined && !isTest(path),
  );
  const packaged = survey.packages
    .filter(({ isWorkspace, folder }) => isWorkspace && folder !== "")
    .map(({ folder }) => folder);
  const holding = packaged.filter((folder) => sources.some((path) => path.startsWith(`${folder}/`)));
  const folders = holding.length >= fewest ? holding : partings(sources);
  const names = namesFor(folders, survey);
  return folders.map((folder, index) => ({
    name: names[index]!,
    folders: [folder],
    publicFiles: entriesOf([folder], survey),
    dependsOn: undefined,
    visibleTo: undefined,
    layers: [],
  }));
}

/** Follows the only or grouping folder downwards until the sources part into several. */
function partings(sources: readonly string[]): readonly string[] {
  let groups = [""];
  for (let depth = 0; depth < 6; depth++) {
    const below = groups.flatMap((group) => childFolders(sources, group));
    if (below.length === 0) break;
    const inner = below.filter((folder) => grouping.has(posix.basename(folder)));
    const next = inner.length > 0 ? inner : below;
    const isParted = inner.length === 0 && below.length >= fewest;
    groups = next;
    if (isParted) return below;
  }
  return groups.filter((group) => group !== "");
}

/** The folders directly below one that hold sources, directly or further down. */
function childFolders(sources: readonly string[], folder: string): readonly string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const found = new Set<string>();
  for (const path of sources) {
    if (!path.startsWith(prefix)) continue;
    const next = path.indexOf("/", prefix.length);
    if (next !== -1) found.add(path.slice(0, next));
  }
  return [...found].sort();
}

/** The folder's own name where it is enough to tell modules apart; else the whole path. */
function namesFor(folders: readonly string[], survey: Survey): readonly string[] {
  const short = folders.map(
    (folder) => survey.packages.find((one) => one.folder === folder)?.name || posix.basename(folder),
  );
  return short.map((name, index) =>
    short.indexOf(name) === index && short.lastIndexOf(name) === index ? name : folders[index]!,
  );
}
