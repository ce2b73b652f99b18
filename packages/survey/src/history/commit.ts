/** One file that a commit changed. */
export interface FileChange {
  /** Relative to the root, as it was called after the commit. */
  readonly path: string;
  /** What it was called before, where the commit renamed it and changed nothing in it. */
  readonly from?: string;
}

/** One commit as git tells it. */
export interface Commit {
  readonly hash: string;
  /** By the mailmap, where there is one. */
  readonly author: string;
  readonly email: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** How many commits it follows; 0 for the first, and for the last one that a shallow clone holds. */
  readonly parents: number;
  /** The first paragraph of its message, on one line. */
  readonly subject: string;
  /** How many files it changed. */
  readonly files: number;
  /** Those files; of a commit that changed very many, the first ones. */
  readonly changes: readonly FileChange[];
}
