/**
 * A moment as PostgreSQL writes it in UTC, as ISO 8601 has it and `Date.toISOString` writes it; with microseconds only where
 * there are any.
 *
 * @example asIsoTime("2026-03-29 10:00:00.5+00") // "2026-03-29T10:00:00.500Z"
 */
export function asIsoTime(text: string): string {
  const [, date, time, fraction = ""] = /^([\d-]+) ([\d:]+)(?:\.(\d+))?(?:\+00)?$/.exec(text) ?? [];
  return date === undefined ? text : `${date}T${time}.${fraction.padEnd(3, "0")}Z`;
}
