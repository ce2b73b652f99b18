import { lstatSync } from "node:fs";
import { join } from "node:path";
import { boundedText } from "../files/bounded-text.js";
import { listFiles } from "../files/list-files.js";
import { readSource, statSource } from "../files/read-source.js";
import { insideTest } from "../files/really-inside.js";
import { walkFolder } from "../files/walk-folder.js";
import type { Skipped } from "../skipped.js";
import type { RepositoryFiles } from "./repository-files.js";

/** The files of a repository on disk, and what could not be listed. */
export interface OpenedRepository {
  readonly files: RepositoryFiles;
  readonly skipped: readonly Skipped[];
}

const largestFile = 512 * 1024;
const largestCache = 64 * 1024 * 1024;

// Without git, hidden folders are not listed; these hold what probes come for.
const hiddenFolders = [".azure-pipelines", ".azuredevops", ".circleci", ".github", ".gitlab", ".kamal"];

/**
 * Opens a repository for probes: what git lists, or everything in the folder where there is no git. A file is read when a
 * probe asks for it, up to 512 KiB; links, pipes, devices and whatever lies outside of the root are never opened, and lines end
 * where people's do.
 *
 * @example
 * const { files, skipped } = await openRepositoryFiles(process.cwd());
 */
export async function openRepositoryFiles(root: string): Promise<OpenedRepository> {
  const listed = await listFiles(root);
  const hidden = listed.listedBy === "folder" ? await filesInHiddenFolders(root) : [];
  const paths = [...new Set([...listed.paths, ...hidden])].sort();
  return { files: { paths, read: readerOf(root, paths) }, skipped: listed.skipped };
}

async function filesInHiddenFolders(root: string): Promise<readonly string[]> {
  const present = hiddenFolders.filter((name) => isFolder(join(root, name)));
  const walked = await Promise.all(
    present.map(async (name) => (await walkFolder(join(root, name))).paths.map((path) => `${name}/${path}`)),
  );
  return walked.flat();
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readerOf(root: string, paths: readonly string[]): RepositoryFiles["read"] {
  const listed = new Set(paths);
  const texts = new Map<string, string | undefined>();
  const isInside = insideTest(root);
  let cached = 0;
  return (path) => {
    if (!listed.has(path)) return undefined;
    if (texts.has(path)) return texts.get(path);
    const text = isInside(join(root, path)) ? readText(join(root, path)) : undefined;
    cached += text?.length ?? 0;
    if (cached <= largestCache) texts.set(path, text);
    return text;
  };
}

function readText(file: string): string | undefined {
  const stated = statSource(file);
  if (!stated?.ok || stated.stats.size > largestFile) return undefined;
  const read = readSource(file);
  if (!read.ok) return undefined;
  // Programs write JSON on one line.
  return file.endsWith(".json") ? read.text : boundedText(read.text);
}
