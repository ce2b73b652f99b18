const longest = { line: 2_000, blanks: 100 };

/**
 * A text as far as people write one: each line up to 2,000 characters, no more than 100 blanks in a row within it, and nothing
 * after 100 empty lines. What is looked for in it then takes a bounded time, whoever wrote it. Lines keep their numbers.
 *
 * @example
 * ```ts
 * boundedText(`a${" ".repeat(1_000)}b`).length; // 102
 * ```
 */
export function boundedText(text: string): string {
  if (text.length <= longest.blanks) return text;
  const kept: string[] = [];
  let empty = 0;
  for (const line of text.split("\n")) {
    const bounded = boundedLine(line);
    empty = bounded === "" ? empty + 1 : 0;
    if (empty > longest.blanks) break;
    kept.push(bounded);
  }
  return kept.join("\n");
}

function boundedLine(line: string): string {
  if (line.length <= longest.blanks) return line.trim() === "" ? "" : line;
  const written = line.slice(0, longest.line);
  if (written.trim() === "") return "";
  return written.replace(/[^\S\n]{101,}/g, (blanks) => blanks.slice(0, longest.blanks));
}
