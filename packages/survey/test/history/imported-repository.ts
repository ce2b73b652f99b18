import { execFileSync } from "node:child_process";
import { temporaryFolder } from "../folder.ts";

/** One day, in milliseconds. */
export const day = 86_400_000;

/** The day on which the made histories begin. */
export const begin = Date.UTC(2024, 0, 1);

/** A commit to be made. Each follows the one before it in the list. */
export interface MadeCommit {
  /** Days after `begin`; by default its place in the list. */
  readonly day?: number;
  readonly author?: string;
  readonly email?: string;
  readonly subject?: string;
  /** Paths whose content changes; new ones are made. */
  readonly files?: readonly string[];
  readonly deleted?: readonly string[];
  /** Old and new path. */
  readonly renamed?: readonly (readonly [string, string])[];
  /** Is a merge: it follows the one before the last, too. */
  readonly isMerge?: boolean;
  /** The date at which it was committed, when it is not the author's. */
  readonly committedDay?: number;
  /** A tag on this commit. */
  readonly tag?: string;
  /** Text of the files, when it matters. */
  readonly content?: string;
}

/** Makes a repository with these commits on `main`, by way of `git fast-import`. Answers its folder. */
export async function importedRepository(commits: readonly MadeCommit[]): Promise<string> {
  const root = await temporaryFolder();
  importInto(root, commits);
  return root;
}

// Without the last two, glibc gives memory back and asks for it again with every file: minutes instead of seconds.
const settled = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  MALLOC_TOP_PAD_: "67108864",
  MALLOC_TRIM_THRESHOLD_: "268435456",
};

/** Makes the commits in a folder, which becomes a repository with its files checked out. */
export function importInto(root: string, commits: readonly MadeCommit[]): void {
  const run = (args: readonly string[], input?: string) =>
    execFileSync("git", ["-C", root, ...args], {
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
      env: { ...process.env, ...settled },
      ...(input !== undefined && { input }),
    });
  run(["init", "--quiet", "--initial-branch=main"]);
  if (commits.length === 0) return;
  run(["fast-import", "--quiet"], stream(commits));
  run(["reset", "--quiet", "--hard"]);
}

function stream(commits: readonly MadeCommit[]): string {
  const parts: string[] = [];
  for (const [index, commit] of commits.entries()) parts.push(part(commit, index));
  return `${parts.join("")}done\n`;
}

function part(commit: MadeCommit, index: number): string {
  const { author = "A Person", email = "a@example.org", subject = `change ${index}` } = commit;
  const seconds = (days: number) => Math.round((begin + days * day) / 1000);
  const at = commit.day ?? index;
  const merge = commit.isMerge && index > 1 ? [`merge :${index - 1}`] : [];
  const changes = [
    ...(commit.renamed ?? []).map(([from, to]) => `R ${quoted(from)} ${quoted(to)}`),
    ...(commit.deleted ?? []).map((path) => `D ${quoted(path)}`),
    ...(commit.files ?? []).map((path) => {
      return `M 100644 inline ${quoted(path)}\n${data(commit.content ?? `${path} ${index}\n`)}`;
    }),
  ];
  const tag = commit.tag === undefined ? [] : [`reset refs/tags/${commit.tag}`, `from :${index + 1}`, ""];
  return [
    "commit refs/heads/main",
    `mark :${index + 1}`,
    `author ${author} <${email}> ${seconds(at)} +0000`,
    `committer ${author} <${email}> ${seconds(commit.committedDay ?? at)} +0000`,
    data(subject),
    ...merge,
    ...changes,
    "",
    ...tag,
    "",
  ].join("\n");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

/** As git quotes a path of any bytes. */
function quoted(path: string): string {
  const escaped = path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}
