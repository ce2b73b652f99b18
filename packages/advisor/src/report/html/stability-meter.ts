import { percent } from "@ashlar/survey/printing";
import type { Sensitivity } from "../../sensitivity/flip.js";

// Below this share an answer is called a close call.
const closeCall = 65;

/** The stability of the answer on a scale, with the mark below which it is a close call. */
export function stabilityMeter({ stability, isCloseCall }: Sensitivity): string {
  const share = Math.round(stability * 100);
  const at = 10 + share * 3;
  const anchor = share < 12 ? "start" : share > 88 ? "end" : "middle";
  const title = `Stability ${percent(stability)}; below ${closeCall} % it is a close call`;
  return `<svg viewBox="0 0 320 48" role="img" aria-label="${title}"><title>${title}</title>
<rect class="track" x="10" y="22" width="300" height="8"/><rect class="fill ${isCloseCall ? "warn" : "good"}" x="10" y="22" width="${share * 3}" height="8"/>
<path class="mark" d="M${10 + closeCall * 3} 18v16"/>
<text class="value" x="${at}" y="14" text-anchor="${anchor}">${percent(stability)}</text>
<text class="note" x="10" y="45">0 %</text><text class="note" x="${10 + closeCall * 3}" y="45" text-anchor="middle">close call below ${closeCall} %</text><text class="note" x="310" y="45" text-anchor="end">100 %</text>
</svg>`;
}
