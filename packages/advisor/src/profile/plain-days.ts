/**
 * Settings as plain data. YAML can tag a day as a timestamp, which arrives as a Date: it becomes the text that most people write.
 * Other objects (sets, binary data) become texts that no schema takes for a mapping.
 */
export function plainDays(value: unknown, around: readonly unknown[] = []): unknown {
  // An alias can stand for what it is in. No schema takes the text that it becomes.
  if (around.includes(value)) return "a value that contains itself";
  const within = [...around, value];
  if (Array.isArray(value)) return value.map((inner) => plainDays(inner, within));
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainDays(inner, within)]));
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? "no day" : date.toISOString().replace("T00:00:00.000Z", "");
}
