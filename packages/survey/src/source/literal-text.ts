/** The text of a string literal, or of a template without substitutions; `undefined` for all else. */
export function literalText(written: string): string | undefined {
  const quote = written[0];
  if (quote !== '"' && quote !== "'" && quote !== "`") return undefined;
  if (written.length < 2 || written.at(-1) !== quote) return undefined;
  const inner = written.slice(1, -1);
  if (quote === "`" && inner.includes("${")) return undefined;
  if (inner.includes("\\")) return unescaped(inner);
  return inner.includes(quote) ? undefined : inner;
}

/** What escapes stand for, as far as JSON has them; `undefined` for the others, which no path holds. */
function unescaped(written: string): string | undefined {
  const inJson = written
    .replace(/\\x([0-9a-f]{2})/gi, "\\u00$1")
    .replace(/\\(['`])/g, "$1")
    .replace(/(?<!\\)"/g, '\\"');
  try {
    return JSON.parse(`"${inJson}"`) as string;
  } catch {
    return undefined;
  }
}
