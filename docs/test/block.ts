import type { Page } from "./page.js";

/** A fenced block of a page. */
export interface Block {
  readonly page: Page;
  /** The line of the page on which its text begins, counted from 1. */
  readonly line: number;
  readonly language: string;
  /** What follows the language, such as `no-run` or `file=modules/orders/contract.ts`. */
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

/** The fenced blocks of a page, in order; one within a list is taken out of its indentation. */
export function blocksOf(page: Page): readonly Block[] {
  const blocks: Block[] = [];
  let open: { indent: string; block: Block; lines: string[] } | undefined;
  for (const [index, line] of page.text.split("\n").entries()) {
    const [, indent = "", info] = /^(\s*)```(.*)$/.exec(line) ?? [];
    if (open && info === "") {
      blocks.push(open.block);
      open = undefined;
    } else if (open) {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    } else if (info !== undefined) {
      const [language = "", ...words] = info.trim().split(/\s+/);
      const lines: string[] = [];
      open = { indent, lines, block: { page, line: index + 2, language, words, lines } };
    }
  }
  return blocks;
}

/** The file a block belongs to, as its `file=` says. */
export function fileOf({ words }: Block): string | undefined {
  return words.find((word) => word.startsWith("file="))?.slice("file=".length);
}

/** A block's text in its place: line 57 of a page is line 57 of the result, so that errors point into the page. */
export function inPlace(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    while (lines.length < block.line - 1) lines.push("");
    lines.push(...block.lines);
  }
  return `${lines.join("\n")}\n`;
}
