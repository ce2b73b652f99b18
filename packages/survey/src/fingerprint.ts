import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { clockGrainMs } from "./cache/clock-grain.js";
import { listFiles } from "./files/list-files.js";
import { isSql, sourceLanguage } from "./files/source-kind.js";
import { git } from "./git/git.js";
import { pathsIn } from "./git/path-list.js";
import { withoutFilters } from "./git/without-filters.js";

/** What tells one state of a repository from another without opening its files. */
export interface Fingerprint {
  /** The same while no file has come, gone, or been written to. */
  readonly digest: string;
  /** From when on another writing would show, in milliseconds since 1970: a little after the last one. */
  readonly settledMs: number;
}

/** A repository's files: what is known of them without looking, and those to look at. */
interface State {
  readonly known: string;
  readonly toLookAt: readonly string[];
}

// What is installed decides what a tsconfig extends.
const installed = "node_modules/.package-lock.json";

/**
 * Takes the fingerprint of everything that a survey would look at. Git knows the content of each file that it tracks and that
 * has not been written to; of the others, names, sizes and times are taken. Loads nothing of the parser, so that a repository in
 * which nothing has changed costs next to nothing.
 */
export async function fingerprintRepository(root: string): Promise<Fingerprint> {
  const { known, toLookAt } = (await stateByGit(root)) ?? (await stateOfFolder(root));
  const parts = [known];
  let newestMs = 0;
  for (const path of [...toLookAt, installed]) {
    parts.push(path);
    if (path !== installed && !isRead(path)) continue;
    const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
    if (!stats) continue;
    const { size, mtimeMs, ctimeMs, mode } = stats;
    parts.push(`${size} ${mtimeMs} ${ctimeMs} ${mode}`);
    newestMs = Math.max(newestMs, mtimeMs, ctimeMs);
  }
  const digest = createHash("sha1").update(parts.join("\0")).digest("base64");
  return { digest, settledMs: newestMs + clockGrainMs(newestMs) };
}

async function stateByGit(root: string): Promise<State | undefined> {
  const answers = await Promise.all([
    git(root, ["ls-files", "-z", "--stage", "-v"]),
    withoutFilters(root, "diff-files", ["-z", "--name-only", "--relative"]),
    git(root, ["ls-files", "-z", "--others", "--exclude-standard"]),
  ]);
  const [tracked, changed, others] = answers.map((answer) => (answer.ok ? answer.text : undefined));
  if (tracked === undefined || changed === undefined || others === undefined) return undefined;
  return { known: tracked, toLookAt: [...unwatched(tracked), ...pathsIn(changed), ...pathsIn(others)] };
}

/** Tracked files whose changes git has been told not to look for: their tag is not `H`. */
function unwatched(tracked: string): readonly string[] {
  if (!/(?:^|\0)[^H]/.test(tracked)) return [];
  return pathsIn(tracked)
    .filter((line) => !line.startsWith("H"))
    .map((line) => line.slice(line.indexOf("\t") + 1));
}

async function stateOfFolder(root: string): Promise<State> {
  const { paths, listedBy } = await listFiles(root);
  return { known: listedBy, toLookAt: paths };
}

function isRead(path: string): boolean {
  return sourceLanguage(path) !== undefined || isSql(path) || /\.(?:json|ya?ml)$/.test(path);
}
