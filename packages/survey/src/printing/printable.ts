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
  return text.replace(/[\t\r\n]+/g, " ").replace(deceptive, escaped);
}

/** A text of several lines, without anything in them that acts instead of showing. Its line ends stay as they are. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON without anything that acts instead of showing; its value is the same. */
export function printableJson(json: string): string {
  return json.replace(deceptive, (character) => (character === "\n" ? character : escaped(character)));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The beginning of a text that has more than so many characters, with an ellipsis as the last of them. */
export function shortened(text: string, limit: number): string {
  // A character takes up to two units, so this many tell whether there are more.
  const characters = [...text.slice(0, 2 * limit + 1)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
