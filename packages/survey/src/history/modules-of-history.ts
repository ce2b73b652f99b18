import {
  explicitConventions,
  isLayer,
  languageFolder,
  laterConventions,
  type ModuleConvention,
  noModule,
  packageManifest,
} from "./module-conventions.js";
import { type SourceFolders, sourceFolders } from "./source-folders.js";

/** A folder whose history is told. */
export interface ModuleFolder {
  readonly name: string;
  /** Relative to the root, with `/` between its parts; empty for the root itself. */
  readonly folder: string;
}

/** Modules, and where they come from. */
export interface GuessedModules {
  readonly modules: readonly ModuleFolder[];
  /** For people: "the folders in src/modules/"; `undefined` when there are no modules. */
  readonly says: string | undefined;
}

/** A folder with nearly everything that its siblings have, too, is only on the way to the modules… */
const wayThrough = 0.8;
/** …unless most files lie beside it, in no folder. */
const notBeside = 0.5;
/** A module with so much of the repository in it… */
const dividedShare = 0.4;
/** …and so many source files is divided further, if it can be into at least three. */
const dividedFiles = 30;
const dividedParts = 3;
const deepest = 12;
/** More would be slow to compare and too many to read; the largest are kept. */
export const modulesKept = 200;

interface Division {
  readonly folders: readonly string[];
  readonly says: string;
}

/**
 * Guesses from the names of all files which folders are modules. A repository that shows its modules in none of the known
 * ways has none.
 */
export function guessModules(paths: readonly string[]): GuessedModules {
  const tree = sourceFolders(paths);
  const division = divide(tree, "", 0);
  if (!division) return { modules: [], says: undefined };
  const divided = division.folders.flatMap((folder) => parts(tree, folder));
  const largest = divided.sort((a, b) => tree.filesBelow(b) - tree.filesBelow(a) || (a < b ? -1 : 1));
  const folders = largest.slice(0, modulesKept).sort();
  return { modules: named(folders), says: division.says };
}

function parts(tree: SourceFolders, folder: string): readonly string[] {
  const files = tree.filesBelow(folder);
  if (files < dividedFiles || files < tree.filesBelow("") * dividedShare) return [folder];
  const inner = divide(tree, folder, 0);
  return inner && inner.folders.length >= dividedParts ? inner.folders : [folder];
}

function divide(tree: SourceFolders, base: string, depth: number): Division | undefined {
  if (tree.filesBelow(base) === 0 || depth > deepest) return undefined;
  for (const convention of explicitConventions) {
    const division = byConvention(tree, base, convention);
    if (division) return division;
  }
  const packages = outermostPackages(tree, base);
  if (packages.length > 1) return { folders: packages, says: "the packages" };
  for (const convention of laterConventions) {
    const division = byConvention(tree, base, convention);
    if (division) return division;
  }
  return mainFolder(tree, base, depth);
}

function byConvention(tree: SourceFolders, base: string, convention: ModuleConvention): Division | undefined {
  const { where } = convention;
  if (where && !tree.paths.some((path) => inside(path, base) && where.test(relative(path, base))))
    return undefined;
  const folders = convention.folders.flatMap((pattern) => {
    const parent = join(base, pattern.slice(0, -"/*".length));
    return tree.childrenOf(parent);
  });
  return folders.length > 1 ? { folders: [...new Set(folders)], says: convention.says } : undefined;
}

/** Folders with a manifest that are in no other such folder. */
function outermostPackages(tree: SourceFolders, base: string): readonly string[] {
  const folders = new Set<string>();
  for (const path of tree.paths) {
    const slash = path.lastIndexOf("/");
    if (slash < 0 || !packageManifest.test(path.slice(slash + 1))) continue;
    const folder = path.slice(0, slash);
    if (folder === base || !inside(folder, base) || tree.filesBelow(folder) === 0) continue;
    const [first, ...rest] = relative(folder, base).split("/");
    if (![first!, ...rest.slice(0, -1)].some((part) => noModule.test(part))) folders.add(folder);
  }
  const sorted = [...folders].sort((a, b) => a.length - b.length);
  const outermost = new Set<string>();
  for (const folder of sorted) if (!hasAncestorIn(folder, outermost)) outermost.add(folder);
  return servicesOf([...outermost], base);
}

/** The projects of one service, `Orders/Orders.API` and `Orders/Orders.Domain`, are its layers: the service is the module. */
function servicesOf(packages: readonly string[], base: string): readonly string[] {
  const siblings = new Map<string, string[]>();
  for (const folder of packages) {
    const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
    siblings.set(parent, [...(siblings.get(parent) ?? []), folder]);
  }
  return [...siblings]
    .flatMap(([parent, folders]) => {
      const prefix = `${parent}/${parent.slice(parent.lastIndexOf("/") + 1)}.`;
      const isService =
        parent !== base &&
        folders.every((folder) => folder.startsWith(prefix)) &&
        folders.filter(isLayer).length >= folders.length / 2;
      return isService ? [parent] : folders;
    })
    .sort();
}

function hasAncestorIn(folder: string, folders: ReadonlySet<string>): boolean {
  for (let end = folder.lastIndexOf("/"); end > 0; end = folder.lastIndexOf("/", end - 1)) {
    if (folders.has(folder.slice(0, end))) return true;
  }
  return false;
}

/** Follows the folders in which nearly everything lies; where they fork, the branches are the modules. */
function mainFolder(tree: SourceFolders, base: string, depth: number): Division | undefined {
  const children = tree.childrenOf(base).filter((child) => !noModule.test(relative(child, base)));
  const largest = children.toSorted((a, b) => tree.filesBelow(b) - tree.filesBelow(a))[0];
  if (largest !== undefined && isOnTheWay(tree, base, largest, children)) {
    const inner = divide(tree, largest, depth + 1);
    if (inner) return inner;
  }
  const says = base === "" ? "the folders of the repository" : `the folders in ${base}/`;
  return children.length > 1 ? { folders: children, says } : undefined;
}

function isOnTheWay(
  tree: SourceFolders,
  base: string,
  largest: string,
  children: readonly string[],
): boolean {
  if (children.every((child) => languageFolder.test(relative(child, base)))) return true;
  const files = tree.filesBelow(largest);
  const inAll = children.reduce((sum, child) => sum + tree.filesBelow(child), 0);
  return files >= inAll * wayThrough && files >= tree.filesBelow(base) * notBeside;
}

/** Names each folder by as few of its last parts as tell it from the others. */
function named(folders: readonly string[]): readonly ModuleFolder[] {
  const lastParts = (folder: string, count: number) => folder.split("/").slice(-count).join("/");
  const uses = new Map<string, number>();
  for (const folder of folders) {
    for (let count = 1; count <= folder.split("/").length; count += 1) {
      const name = lastParts(folder, count);
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  return folders.map((folder) => {
    let count = 1;
    while (lastParts(folder, count) !== folder && uses.get(lastParts(folder, count))! > 1) count += 1;
    return { name: lastParts(folder, count), folder };
  });
}

function inside(path: string, base: string): boolean {
  return base === "" || path.startsWith(`${base}/`);
}

function relative(path: string, base: string): string {
  return base === "" ? path : path.slice(base.length + 1);
}

function join(base: string, folder: string): string {
  return base === "" ? folder : `${base}/${folder}`;
}
