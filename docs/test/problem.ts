/** Something that is wrong with a snippet. */
export interface SnippetProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A problem on one line, with the place first, as editors understand it. */
export function show({ path, line, message }: SnippetProblem): string {
  return `${path}:${line}: ${message}`;
}
