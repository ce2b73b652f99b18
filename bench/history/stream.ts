import type { PlannedCommit } from "./plan.ts";

/** What the commits are made upon. */
export interface HistoryBase {
  /** The full name of the branch. */
  readonly branch: string;
  /** What the first commit holds. */
  readonly tree: string;
  /** By path: what the last commit shall hold. */
  readonly blobs: ReadonlyMap<string, string>;
  /** When the last commit is made. */
  readonly until: Date;
}

const daySeconds = 86_400;

/** The commits as `git fast-import` reads them. */
export function historyStream(commits: readonly PlannedCommit[], base: HistoryBase): string {
  const lastToChange = new Map(commits.flatMap(({ changed }, at) => changed.map((path) => [path, at])));
  return commits
    .map((commit, at) => {
      const seconds = Math.floor(base.until.getTime() / 1000 - commit.daysBefore * daySeconds);
      const identity = `${commit.author} <${commit.author.replace(" ", ".").toLowerCase()}@example.org>`;
      return [
        `commit ${base.branch}`,
        `mark :${at + 1}`,
        `author ${identity} ${seconds} +0000`,
        `committer ${identity} ${seconds} +0000`,
        data(commit.subject),
        ...(at === 0 ? [`M 040000 ${base.tree} `] : []),
        ...commit.changed.map((path) =>
          lastToChange.get(path) === at
            ? `M 100644 ${base.blobs.get(path)} ${path}`
            : `M 100644 inline ${path}\n${data(`// change ${at + 1}\n`)}`,
        ),
        ...(commit.added === undefined ? [] : [`M 100644 inline ${commit.added}\n${data(`# ${at}\n`)}`]),
        ...(commit.moved === undefined ? [] : [`R ${commit.moved.join(" ")}`]),
        "",
        ...(commit.tag === undefined ? [] : [`reset refs/tags/${commit.tag}`, `from :${at + 1}`, ""]),
      ].join("\n");
    })
    .join("\n");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
