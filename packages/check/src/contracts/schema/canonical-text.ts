/** JSON that does not depend on the order of keys. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The same value with its keys in alphabetical order, also those of its parts. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
