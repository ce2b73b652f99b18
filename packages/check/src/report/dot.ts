import { amount, printable, shortened } from "@ashlar/survey/printing";
import type { CheckReport } from "./check-report.js";
import { type ModuleEdge, moduleGraph } from "./module-graph.js";

const red = "#c62828";

/**
 * Draws the modules and their dependencies in the language of Graphviz. The number at an arrow is of imports; red ones
 * violate the rules that stand beside the number.
 *
 * @example
 * ```ts
 * writeFileSync("modules.dot", reportDot(report)); // dot -Tsvg modules.dot
 * ```
 */
export function reportDot(report: CheckReport): string {
  const { nodes, edges } = moduleGraph(report);
  return [
    "digraph modules {",
    '  graph [rankdir="TB"]',
    '  node [shape="box", style="rounded", fontname="sans-serif"]',
    '  edge [fontname="sans-serif", fontsize="10", color="#777777"]',
    ...nodes.map(
      ({ id, name, files, violations }) =>
        `  ${id} [label="${quoted(name)}\\n${amount(files, "file")}"${violations > 0 ? `, color="${red}", penwidth="2"` : ""}]`,
    ),
    ...edges.map((edge) => `  ${nodes[edge.from]!.id} -> ${nodes[edge.to]!.id} [${attributes(edge)}]`),
    "}",
    "",
  ].join("\n");
}

function attributes({ imports, violates }: ModuleEdge): string {
  const label = [...(imports > 0 ? [imports] : []), ...violates].join("\\n");
  return violates.length === 0
    ? `label="${label}"`
    : `label="${label}", color="${red}", fontcolor="${red}", penwidth="2"`;
}

// Within quotes Graphviz reads backslashes as escapes and `&amp;` as a character.
function quoted(name: string): string {
  return shortened(printable(name), 60)
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll("&", "&amp;");
}
