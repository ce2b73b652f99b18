import type { SourceExcerpt } from "./source-excerpt.js";

// What terminals give two columns. An approximation of Unicode's East Asian Width, good enough for a caret.
const wide =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u3000\uff01-\uff60]/u;
const ofNoWidth = /[\p{M}\u200b-\u200d]/gu;

/** The line to print below an excerpt: carets under the stretch that is meant; empty when none is. */
export function caretLine({ before, marked }: SourceExcerpt): string {
  if (marked === "") return "";
  const blank = columns(before).map((isWide) => (isWide ? "\u3000" : " "));
  const carets = columns(marked).map((isWide) => (isWide ? "^^" : "^"));
  return [...blank, ...carets].join("");
}

function columns(text: string): boolean[] {
  return [...text.replace(ofNoWidth, "")].map((character) => wide.test(character));
}
