import { percent, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { MatrixPoint } from "../../guidance/guidance.js";
import { matrixSvg } from "./matrix-svg.js";
import type { PageSection } from "./section.js";

const zoneWords: Readonly<Record<MatrixPoint["zone"], string>> = {
  simple: "simple",
  danger: "in the danger zone",
  sustainable: "sustainable scale",
  headroom: "headroom",
};

/** Where the organisation stands, where the answer takes it, and the way between. */
export function dangerZone({ dangerZone }: Advice): PageSection {
  const { now, path, target, verdict } = dangerZone;
  const points: readonly (readonly [word: string, point: MatrixPoint])[] = [
    ["Now", now],
    ...path
      .filter((point) => !same(point, now) && !same(point, target))
      .map((point) => ["Then", point] as const),
    ["Target", target],
  ];
  return {
    id: "matrix",
    title: "Where you stand",
    short: "Matrix",
    lead: "High complexity on low maturity is the danger zone. The safe way raises maturity first, then complexity.",
    content: `<div class="standing">
<figure>${matrixSvg(dangerZone)}</figure>
<div>
<p class="verdict">${prose(verdict)}</p>
<ol class="points">${points.map(pointView).join("")}</ol>
</div>
</div>`,
  };
}

function pointView([word, { label, complexity, maturity, zone }]: readonly [string, MatrixPoint]): string {
  // Some labels say by themselves which point they are.
  const bare = label.toLowerCase().startsWith(`${word.toLowerCase()}: `)
    ? label.slice(word.length + 2)
    : label;
  return `<li><b>${word}</b> ${prose(bare)}<br><span class="quiet">Complexity ${percent(complexity)}, maturity ${percent(maturity)}: ${zoneWords[zone]}.</span></li>`;
}

function same(a: MatrixPoint, b: MatrixPoint): boolean {
  return a.complexity === b.complexity && a.maturity === b.maturity;
}
