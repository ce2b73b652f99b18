import { printable } from "@ashlar/survey/printing";

// What means something in Markdown or in HTML, which Markdown lets through; a number or a sign only at the beginning.
const meaningful = /[\\`*_[\]<>|~#&]/g;

/** Any text as Markdown that shows it, on one line. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(meaningful, (character) => `\\${character}`)
    .replace(/^(\s*)([-+=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** A sentence as Markdown, with what stands in backticks as code. */
export function proseMarkdown(text: string): string {
  return printable(text)
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? codeMarkdown(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/** A name or a path as code. */
export function codeMarkdown(text: string): string {
  // In code nothing is escaped but the end of a table's cell; a backtick would end it.
  return `\`${printable(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
