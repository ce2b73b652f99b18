/** One reference of a file to another file of the same repository. */
export interface Edge {
  readonly from: string;
  /** Where the specifier begins, such as `4:31`; absent where an oracle tells no places. */
  readonly place?: string;
  readonly specifier: string;
  readonly to: string;
}

/** An edge as the tables of differences write it: `src/a.ts:4:31 "./b.js" → src/b.ts`. */
export function edgeText({ from, place, specifier, to }: Edge): string {
  return `${place === undefined ? from : `${from}:${place}`} ${JSON.stringify(specifier)} → ${to}`;
}

/** The same edge wherever in its file it stands. */
export function withoutPlace({ from, specifier, to }: Edge): Edge {
  return { from, specifier, to };
}
