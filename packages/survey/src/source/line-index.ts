import type { Place } from "../place.js";

/** Finds the line and column of offsets in a text. */
export interface LineIndex {
  /** The place of a stretch; one that goes on over lines ends with its first. */
  place(start: number, end: number): Place;
  line(offset: number): number;
}

/** Indexes a text's lines; nothing is done before the first question. */
export function lineIndex(text: string): LineIndex {
  let starts: number[] | undefined;

  function lineOf(offset: number): number {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    line: (offset) => lineOf(offset) + 1,
    place(start, end) {
      const line = lineOf(start);
      const from = starts![line]!;
      const next = starts![line + 1];
      const last = next === undefined ? end : Math.min(end, next - 1);
      return { line: line + 1, column: start - from + 1, endColumn: Math.max(last, start + 1) - from + 1 };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
