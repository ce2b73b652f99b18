import type { Spread } from "./statistics.ts";

/** Three significant digits are more than a shared machine can promise. */
export function figure(value: number | null): string {
  if (value === null) return "n/a";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The median in a unit, and the extremes in brackets. */
export function range(spread: Spread | null, factor: number, unit: string): string {
  if (spread === null) return "n/a";
  const [median, min, max] = [spread.median, spread.min, spread.max].map((value) => figure(value * factor));
  return `${median}${unit} (${min}–${max})`;
}

/** A ratio and its extremes. */
export const times = (spread: Spread | null | undefined): string => range(spread ?? null, 1, "×");
