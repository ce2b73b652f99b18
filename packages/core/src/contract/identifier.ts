/** Whether a text can name a part of a contract or module: letters and digits, starting with a letter, at most 40. */
export function isIdentifier(text: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(text);
}
