/** What probes see of a repository: names of files, and the text of those they ask for. */
export interface RepositoryFiles {
  /** Every file, relative to the root, sorted. */
  readonly paths: readonly string[];
  /** The text of a file; `undefined` when it cannot be read, is no text, or is larger than what people write. */
  read(path: string): string | undefined;
}
