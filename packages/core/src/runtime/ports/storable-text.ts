const unstorable = /[\0\p{Surrogate}]/u;
/** Most texts are short, and for those a loop is faster than a regular expression. */
const short = 64;

/**
 * Whether every store can keep a text, and tell it from every other: no NUL, which PostgreSQL refuses and SQLite's
 * functions take for the end, and no unpaired surrogates, which would all become the same character.
 */
export function isStorable(text: string): boolean {
  const { length } = text;
  if (length > short) return !unstorable.test(text);
  for (let n = 0; n < length; n++) {
    const unit = text.charCodeAt(n);
    if (unit === 0 || (unit & 0xf800) === 0xd800) return !unstorable.test(text);
  }
  return true;
}
