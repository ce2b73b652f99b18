const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Whether every store can keep a text as a key or in an index, and tell it from every other: no NUL, which PostgreSQL
 * refuses, and no unpaired surrogates, which would all become the same character. In the data of states, events and rows
 * both may stand.
 */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}
