/** A whole number as a module reads it: a number as long as that is exact, and beyond ±(2^53 - 1) its digits. */
export function wholeNumber(value: string | bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
