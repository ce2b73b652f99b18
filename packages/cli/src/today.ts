/** This day in UTC, as YYYY-MM-DD. */
export function today(): string {
  return new Date().toISOString().slice(0, "2026-01-31".length);
}
