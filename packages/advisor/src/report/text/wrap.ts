import { printable, shortened } from "@ashlar/survey/printing";

// A word longer than this is nothing that somebody wants to read to its end.
const longestWord = 200;

/** Where the lines of a wrapped text begin, and where they end. */
export interface Margins {
  readonly width: number;
  /** Columns before the first line. */
  readonly first: number;
  /** Columns before the others; as before the first, when left out. */
  readonly rest?: number;
}

/** Breaks a text between words. Whatever acts on a terminal is made visible; a word that is too long stays whole. */
export function wrap(text: string, { width, first, rest = first }: Margins): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let indent = first;
  for (const word of printable(text).trim().split(/ +/)) {
    const shown = shortened(word, longestWord);
    if (line !== "" && indent + length(line) + 1 + length(shown) > width) {
      lines.push(" ".repeat(indent) + line);
      indent = rest;
      line = shown;
    } else {
      line = line === "" ? shown : `${line} ${shown}`;
    }
  }
  return [...lines, " ".repeat(indent) + line];
}

function length(text: string): number {
  return [...text].length;
}
