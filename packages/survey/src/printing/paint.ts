/** Gives parts of a text for a terminal their colours. */
export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  place(text: string): string;
  quiet(text: string): string;
  strong(text: string): string;
}

const asItIs = (text: string) => text;

/** For a pipe, a file, or a person who does not want colours. */
export const noPaint: Paint = {
  error: asItIs,
  warning: asItIs,
  place: asItIs,
  quiet: asItIs,
  strong: asItIs,
};

/** The terminal's own palette (ECMA-48, select graphic rendition), which the reader has chosen. */
export const terminalPaint: Paint = {
  error: sgr(31),
  warning: sgr(33),
  place: sgr(36),
  quiet: sgr(2, 22),
  strong: sgr(1, 22),
};

function sgr(on: number, off = 39): (text: string) => string {
  return (text) => (text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`);
}
