import { join, posix } from "node:path";
import picomatch from "picomatch";
import { parse } from "yaml";
import { readConfiguration } from "../files/read-configuration.js";
import { yamlNestsTooDeep } from "../files/yaml-nesting.js";
import type { Skipped } from "../skipped.js";

/** A package of the repository: a folder with a package.json. */
export interface Package {
  /** Empty when the file gives none. */
  readonly name: string;
  /** Relative to the repository's root; empty for the root itself. */
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Whether other packages may import it by its name. */
  readonly isWorkspace: boolean;
}

/** The packages of a repository. */
export interface Packages {
  readonly all: readonly Package[];
  byName(name: string): Package | undefined;
  /** The package in just this folder. */
  at(folder: string): Package | undefined;
  /** The package that a file belongs to: that of its nearest package.json. */
  of(file: string): Package | undefined;
  readonly skipped: readonly Skipped[];
}

/** Reads every package.json of a repository. One that is damaged is reported and otherwise ignored. */
export function readPackages(root: string, paths: readonly string[]): Packages {
  const skipped: Skipped[] = [];
  const skip = (path: string, error: unknown) => {
    skipped.push({ path, reason: "bad-configuration", message: (error as Error).message.split("\n")[0]! });
    return undefined;
  };
  const manifests = paths
    .filter((path) => posix.basename(path) === "package.json")
    .flatMap((path) => {
      const manifest = readManifest(root, path, (error) => skip(path, error));
      return manifest ? [{ folder: posix.dirname(path) === "." ? "" : posix.dirname(path), manifest }] : [];
    });
  const top = manifests.find(({ folder }) => folder === "")?.manifest;
  const isWorkspace = workspaceTest(
    workspacePatterns(root, paths, top, (path, message) => skip(path, new Error(message))),
  );
  const all = manifests
    .map(({ folder, manifest }) => ({
      name: typeof manifest.name === "string" ? manifest.name : "",
      folder,
      manifest,
      isWorkspace: isWorkspace(folder),
    }))
    .sort((a, b) => a.folder.length - b.folder.length || (a.folder < b.folder ? -1 : 1));
  const byFolder = new Map(all.map((one) => [one.folder, one]));
  const byName = new Map<string, Package>();
  for (const one of all)
    if (one.isWorkspace && one.name !== "" && !byName.has(one.name)) byName.set(one.name, one);
  return {
    all,
    byName: (name) => byName.get(name),
    at: (folder) => byFolder.get(folder),
    of: (file) => nearest(file, byFolder),
    skipped,
  };
}

function nearest(file: string, byFolder: ReadonlyMap<string, Package>): Package | undefined {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const found = byFolder.get(folder === "." ? "" : folder);
    if (found || folder === ".") return found;
  }
}

function readManifest(
  root: string,
  path: string,
  skip: (error: unknown) => undefined,
): Record<string, unknown> | undefined {
  try {
    const value = parsedJson(readConfiguration(join(root, path), root));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    return skip(new Error("it is not an object"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : skip(error);
  }
}

/** What the parser says quotes the file, which may be a stranger's. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("it is not valid JSON");
  }
}

/** What the root says of its workspaces; `undefined` when it says nothing. */
function workspacePatterns(
  root: string,
  paths: readonly string[],
  manifest: Readonly<Record<string, unknown>> | undefined,
  complain: (path: string, message: string) => undefined,
): readonly string[] | undefined {
  const declared = manifest?.workspaces;
  const listed = Array.isArray(declared)
    ? declared
    : (declared as { packages?: unknown } | undefined)?.packages;
  if (Array.isArray(listed)) return listed.filter((one) => typeof one === "string");
  if (declared !== undefined) return complain("package.json", "workspaces is no list");
  if (!paths.includes("pnpm-workspace.yaml")) return undefined;
  try {
    const text = readConfiguration(join(root, "pnpm-workspace.yaml"), root);
    if (yamlNestsTooDeep(text)) return complain("pnpm-workspace.yaml", "it is nested too deeply");
    const { packages } = (parse(text, { logLevel: "error" }) ?? {}) as {
      packages?: unknown;
    };
    if (Array.isArray(packages)) return packages.filter((one) => typeof one === "string");
    return packages === undefined ? undefined : complain("pnpm-workspace.yaml", "packages is no list");
  } catch (error) {
    return complain("pnpm-workspace.yaml", (error as Error).message);
  }
}

/** Without any declaration, packages are taken to know each other, as those of a project with links do. */
function workspaceTest(patterns: readonly string[] | undefined): (folder: string) => boolean {
  if (!patterns) return () => true;
  const clean = (pattern: string) => pattern.replace(/^\.\//, "").replace(/\/$/, "");
  const usable = (pattern: string) => pattern !== "" && pattern.length < 1_000;
  const test = (all: readonly string[]) => {
    const globs = all
      .filter(usable)
      .map(clean)
      .filter((pattern) => pattern !== "");
    return globs.length === 0 ? () => false : picomatch(globs);
  };
  const included = test(patterns.filter((one) => !one.startsWith("!")));
  const excluded = test(patterns.filter((one) => one.startsWith("!")).map((one) => one.slice(1)));
  return (folder) => folder === "" || (included(folder) && !excluded(folder));
}
