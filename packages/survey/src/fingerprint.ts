import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { clockGrainMs } from "./cache/clock-grain.js";
import { listFiles } from "./files/list-files.js";
import { isSql, sourceLanguage } from "./files/source-kind.js";

/** What tells one state of a repository from another without opening its files. */
export interface Fingerprint {
  /** The same while no file has come, gone, or been written to. */
  readonly digest: string;
  /** From when on another writing would show, in milliseconds since 1970: a little after the last one. */
  readonly settledMs: number;
}

// What is installed decides what a tsconfig extends.
const installed = "node_modules/.package-lock.json";

/**
 * Takes the fingerprint of everything that a survey would look at: the names of all files, and size and times of those that
 * it would read. Loads nothing of the parser, so that a repository in which nothing has changed costs next to nothing.
 */
export async function fingerprintRepository(root: string): Promise<Fingerprint> {
  const { paths, listedBy } = await listFiles(root);
  const hash = createHash("sha1").update(listedBy);
  let newestMs = 0;
  for (const path of [...paths, installed]) {
    hash.update(`\0${path}`);
    if (path !== installed && !isRead(path)) continue;
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    hash.update(`\0${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs} ${stats?.mode}`);
    if (stats) newestMs = Math.max(newestMs, stats.mtimeMs, stats.ctimeMs);
  }
  return { digest: hash.digest("base64"), settledMs: newestMs + clockGrainMs(newestMs) };
}

function isRead(path: string): boolean {
  return sourceLanguage(path) !== undefined || isSql(path) || /\.(?:json|ya?ml)$/.test(path);
}
