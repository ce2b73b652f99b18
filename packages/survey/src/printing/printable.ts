// Control characters move a terminal's cursor; direction marks make code read otherwise than it runs.
const deceptive = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * A text from somebody else's file or file name, on one line and without anything that acts instead of showing.
 *
 * @example
 * ```ts
 * printable("a\n\u001b[2Jb"); // "a \\u001b[2Jb"
 * ```
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, " ")
    .replace(deceptive, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The beginning of a text that has more than so many characters, with an ellipsis as the last of them. */
export function shortened(text: string, limit: number): string {
  // A character takes up to two units, so this many tell whether there are more.
  const characters = [...text.slice(0, 2 * limit + 1)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
