const longest = 10_000;

/** What was thrown, whatever it is, in words that every store can hold: not endless, and without NUL. */
export function errorText(thrown: unknown): string {
  return inWords(thrown).slice(0, longest).replaceAll("\0", "\ufffd");
}

function inWords(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "something was thrown that cannot be turned into text";
  }
}
