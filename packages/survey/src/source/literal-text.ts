/** The text of a string literal, or of a template without substitutions, as it is written; `undefined` for all else. */
export function literalText(written: string): string | undefined {
  const quote = written[0];
  if (quote !== '"' && quote !== "'" && quote !== "`") return undefined;
  if (written.length < 2 || written.at(-1) !== quote) return undefined;
  const inner = written.slice(1, -1);
  if (inner.includes("\\") || inner.includes(quote) || (quote === "`" && inner.includes("${")))
    return undefined;
  return inner;
}
