import type { Comment } from "oxc-parser";

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the strings and templates of a text are. `undefined` when the quotes do not add up, as those of a regular expression may
 * not (a string ends on its line, and everything ends with the text). Code in a template counts as a part of it.
 */
export function literalSpans(text: string, comments: readonly Comment[]): readonly Span[] | undefined {
  const spans: Span[] = [];
  const quote = /["'`]/g;
  let comment = 0;
  for (let at = nextQuote(0); at !== -1; ) {
    while (comment < comments.length && comments[comment]!.end <= at) comment++;
    const within = comments[comment];
    if (within && within.start <= at) {
      at = nextQuote(within.end);
      continue;
    }
    const end = endOf(text, at);
    if (end === undefined) return undefined;
    spans.push({ start: at, end });
    at = nextQuote(end);
  }
  return spans;

  function nextQuote(from: number): number {
    quote.lastIndex = from;
    return quote.exec(text)?.index ?? -1;
  }
}

/** The end of the string or template that begins at a place. */
function endOf(text: string, start: number): number | undefined {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    const one = text[at];
    if (one === "\\") at++;
    else if (one === quote) return at + 1;
    else if (one === "\n" && quote !== "`") return undefined;
    else if (quote === "`" && one === "$" && text[at + 1] === "{") {
      const end = endOfCode(text, at + 2);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

/** The end of the code that is filled into a template, after its brace. */
function endOfCode(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const one = text[at];
    if (one === "{") depth++;
    else if (one === "}") {
      depth--;
      if (depth === 0) return at + 1;
    } else if (one === '"' || one === "'" || one === "`") {
      const end = endOf(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}
