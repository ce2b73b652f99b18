import { escapeHtml } from "@ashlar/survey/printing";
import type { DangerZone, MatrixPoint } from "../../guidance/guidance.js";

const plot = { left: 30, top: 10, width: 320, height: 280 };
const right = plot.left + plot.width;
const bottom = plot.top + plot.height;
const centre = { x: plot.left + plot.width / 2, y: plot.top + plot.height / 2 };

/**
 * Architectural complexity over operations maturity: where the organisation stands, the target, and the way between them.
 * Drawn small, so that its letters are read on a phone too; what the points are called stands beside it.
 */
export function matrixSvg({ now, target, path, verdict }: DangerZone): string {
  const [start, end] = [placeOf(now), placeOf(target)];
  const way = [start, ...path.map(placeOf), end];
  return `<svg class="matrix" viewBox="0 0 360 318" role="img" aria-labelledby="matrix-heading matrix-description">
<title id="matrix-heading">Architectural complexity against operations maturity</title>
<desc id="matrix-description">${escapeHtml(verdict)}</desc>
${zones()}
<path class="cross" d="M${centre.x} ${plot.top}v${plot.height}M${plot.left} ${centre.y}h${plot.width}"/>
<text class="axis" x="${right}" y="${bottom + 18}" text-anchor="end">operations maturity →</text>
<text class="axis" transform="translate(${plot.left - 10} ${plot.top}) rotate(-90)" text-anchor="end">architectural complexity →</text>
${
  same(start, end)
    ? pointView(end, "target", "Now and target", "right")
    : `${wayView(way)}
${pointView(start, "now", "Now", start.x <= end.x ? "left" : "right")}
${pointView(end, "target", "Target", start.x <= end.x ? "right" : "left")}`
}
</svg>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function placeOf({ complexity, maturity }: MatrixPoint): Place {
  return {
    x: Math.round(plot.left + within(maturity) * plot.width),
    y: Math.round(bottom - within(complexity) * plot.height),
  };
}

// A point on the frame would be cut.
const within = (share: number) => Math.min(0.97, Math.max(0.03, share));

const same = (a: Place, b: Place) => a.x === b.x && a.y === b.y;

function zones(): string {
  const { left, top, width, height } = plot;
  const all = [
    { name: "Danger zone", zone: "danger", x: left, y: top, textY: top + 18 },
    { name: "Sustainable scale", zone: "sustainable", x: centre.x, y: top, textY: top + 18 },
    { name: "Simple", zone: "simple", x: left, y: centre.y, textY: bottom - 10 },
    { name: "Headroom", zone: "headroom", x: centre.x, y: centre.y, textY: bottom - 10 },
  ];
  return all
    .map(
      ({ name, zone, x, y, textY }) =>
        `<rect class="zone ${zone}" x="${x}" y="${y}" width="${width / 2}" height="${height / 2}"/><text class="zone-name ${zone}" x="${x + 10}" y="${textY}">${name}</text>`,
    )
    .join("\n");
}

function wayView(way: readonly Place[]): string {
  const line = way.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
  const stops = way.slice(1, -1).filter((stop) => !same(stop, way[0]!) && !same(stop, way.at(-1)!));
  return `<path class="way" d="${line}"/>${stops.map(({ x, y }) => `<circle class="stop" cx="${x}" cy="${y}" r="3.5"/>`).join("")}`;
}

/** A point with its word at the side where no way leads; above it, where the frame is too near for that. */
function pointView({ x, y }: Place, kind: "now" | "target", word: string, side: "left" | "right"): string {
  const room = 20 + word.length * 8;
  const hasRoom = side === "left" ? x - room > plot.left : x + room < right;
  const anchor = side === "left" ? (hasRoom ? "end" : "start") : hasRoom ? "start" : "end";
  const shift = hasRoom ? 14 : 7;
  const textX = anchor === "start" ? x + (hasRoom ? shift : -shift) : x + (hasRoom ? -shift : shift);
  return `<circle class="point ${kind}" cx="${x}" cy="${y}" r="7"/><text class="point-word" x="${textX}" y="${hasRoom ? y + 5 : y - 14}" text-anchor="${anchor}">${word}</text>`;
}
