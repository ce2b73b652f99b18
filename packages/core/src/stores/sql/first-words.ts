const most = 5;

/**
 * The words and signs that a statement begins with, in small letters, without comments and without quotes around names:
 * enough to tell what kind of statement it is.
 *
 * @example
 * ```ts
 * firstWords('-- now\nSET "role" none'); // "set role none"
 * ```
 */
export function firstWords(sql: string): string {
  const blank = /(?:[\s;]|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  const next = /"\w{1,64}"|\w{1,64}|\S/y;
  const words: string[] = [];
  while (words.length < most) {
    blank.test(sql);
    next.lastIndex = blank.lastIndex;
    const [word] = next.exec(sql) ?? [];
    if (word === undefined) break;
    words.push(word.replaceAll('"', "").toLowerCase());
    blank.lastIndex = next.lastIndex;
  }
  return words.join(" ");
}
