import type { Paint } from "@ashlar/survey/printing";
import { wrap } from "./wrap.js";

/** One thing a section tells. */
export interface Item {
  readonly head: string;
  readonly body?: readonly string[];
  /** What its lines begin with instead of two spaces: `1. `. */
  readonly mark?: string;
}

/** A part of the report: its title, what it tells, and words before and after. */
export interface Section {
  readonly title: string;
  readonly opening?: readonly string[];
  readonly items: readonly Item[];
  readonly closing?: readonly string[];
}

/** How a section is written. */
export interface Page {
  readonly paint: Paint;
  /** In columns. */
  readonly width: number;
}

/** The lines of a section; none when it tells nothing. */
export function linesOf(section: Section, page: Page): readonly string[] {
  const { title, opening = [], items, closing = [] } = section;
  if (items.length === 0 && opening.length === 0) return [];
  const margins = { width: page.width, first: 2 };
  return [
    page.paint.strong(title),
    ...opening.flatMap((text) => wrap(text, margins)),
    ...items.flatMap((item) => linesOfItem(item, page)),
    ...closing.flatMap((text) => wrap(text, margins)).map((line) => page.paint.quiet(line)),
  ];
}

function linesOfItem({ head, body = [], mark = "" }: Item, { paint, width }: Page): readonly string[] {
  const inner = 2 + Math.max(2, mark.length);
  return [
    ...wrap(mark + head, { width, first: 2, rest: inner }),
    ...body
      .flatMap((text) => wrap(text, { width, first: inner, rest: text.startsWith("- ") ? inner + 2 : inner }))
      .map((line) => paint.quiet(line)),
  ];
}
