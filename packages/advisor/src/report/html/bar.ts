/** A bar from 0 to 1. Drawn, not a background, so that it is printed too; the number beside it says the same. */
export function bar(share: number): string {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill" width="${width}" height="8"/></svg>`;
}

/** A bar from the middle: to the left for what binds, to the right for what splits. */
export function divergingBar(strength: number, direction: "splitting" | "binding"): string {
  const width = Math.round(Math.min(1, Math.max(0, strength)) * 100);
  const start = direction === "splitting" ? 100 : 100 - width;
  return `<svg class="bar ${direction}" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="200" height="8"/><rect class="fill" x="${start}" width="${width}" height="8"/><rect class="middle" x="99.5" width="1" height="8"/></svg>`;
}
