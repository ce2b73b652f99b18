/**
 * A number with its noun.
 *
 * @example
 * ```ts
 * amount(3104, "import"); // "3,104 imports"
 * ```
 */
export function amount(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
