/** A text as a SARIF message that shows it: braces would be placeholders (SARIF 2.1.0, 3.11.5). */
export function verbatim(text: string): string {
  return text.replace(/[{}]/g, (brace) => brace + brace);
}
