import { printable, shortened } from "@ashlar/survey/printing";
import type { ViolationPlace } from "../violation.js";

/** Answers a line of a file of the repository, without its end; nothing when there is none. Lines count from 1. */
export type LineOf = (file: string, line: number) => string | undefined;

/** A line of source to show, in three parts: the stretch that is meant, and what is around it. */
export interface SourceExcerpt {
  readonly line: number;
  readonly before: string;
  /** Empty when the whole line is meant. */
  readonly marked: string;
  readonly after: string;
}

const longest = { line: 100, marked: 60 };

/**
 * The line of a place, ready to be shown: without its indentation, tabs as two spaces, and no longer than a screen is
 * wide. A longer line, such as a minified file's only one, is cut around the stretch that is meant.
 */
export function sourceExcerpt(place: ViolationPlace, lineOf: LineOf): SourceExcerpt | undefined {
  if (place.line === undefined) return undefined;
  const source = lineOf(place.file, place.line)?.trimEnd();
  if (!source) return undefined;
  const { start, end } = stretch(place, source);
  const marked = shortened(shown(source.slice(start, end)), longest.marked);
  const room = longest.line - length(marked);
  // Twice the room: there are no more than two units to a character, and the rest of a huge line need not be read.
  const before = characters(source.slice(Math.max(0, start - 2 * longest.line), start).trimStart());
  const after = characters(source.slice(end, end + 2 * longest.line));
  const roomBefore = Math.max(Math.floor(room / 2), room - after.length);
  const shownBefore = before.length <= roomBefore ? before : ["…", ...before.slice(1 - roomBefore)];
  return {
    line: place.line,
    before: shownBefore.join(""),
    marked,
    after: shortened(after.join(""), room - shownBefore.length),
  };
}

function stretch({ column, endColumn }: ViolationPlace, source: string) {
  const indentation = source.length - source.trimStart().length;
  if (column === undefined) return { start: indentation, end: indentation };
  const start = Math.min(column - 1, source.length);
  return { start, end: Math.max((endColumn ?? 0) - 1, start + 1) };
}

function shown(source: string): string {
  return printable(source.replaceAll("\t", "  "));
}

function characters(source: string): string[] {
  return [...shown(source)];
}

function length(text: string): number {
  return [...text].length;
}
