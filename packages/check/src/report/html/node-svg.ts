import { escapeHtml, printable, shortened } from "@ashlar/survey/printing";
import { boxHeight, type Point } from "../layout/graph-layout.js";
import type { ModuleNode } from "../module-graph.js";
import { moduleFacts } from "./module-facts.js";
import { px } from "./pixels.js";

/** A module as a box that leads to where the page tells of it: `#module-<index>`. */
export function nodeSvg(node: ModuleNode, index: number, { x, y }: Point): string {
  const width = boxWidth(node);
  const facts = moduleFacts(node);
  return [
    `<a href="#module-${index}" id="node-${index}" class="node${node.violations > 0 ? " violates" : ""}">`,
    `<title>${escapeHtml(node.name)}: ${facts}</title>`,
    `<rect x="${px(x - width / 2)}" y="${px(y - boxHeight / 2)}" width="${width}" height="${boxHeight}" rx="3"/>`,
    `<text x="${px(x)}" y="${px(y - 4)}" class="name">${escapeHtml(shownName(node))}</text>`,
    `<text x="${px(x)}" y="${px(y + 13)}">${facts}</text></a>`,
  ].join("");
}

/** The room that a module's box needs. There is no measuring text here: its name is set in letters of one width. */
export function boxWidth(node: ModuleNode): number {
  return Math.ceil(Math.max(96, [...shownName(node)].length * 8.2 + 26, moduleFacts(node).length * 6.2 + 22));
}

function shownName({ name }: ModuleNode): string {
  return shortened(printable(name), 30);
}
