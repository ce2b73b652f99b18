import { escapeHtml } from "@ashlar/survey/printing";
import type { ReportedModule } from "../check-report.js";
import type { ModuleEdge, ModuleGraph } from "../module-graph.js";
import { moduleFacts } from "./module-facts.js";

/** Every module in words: the graph for those who do not see it, and where its boxes lead. */
export function modulesSection({ nodes, edges }: ModuleGraph, modules: readonly ReportedModule[]): string {
  if (nodes.length === 0) return "";
  const foldersOf = new Map(modules.map(({ name, folders }) => [name, folders]));
  const items = nodes.map((node, index) => {
    const folders = (foldersOf.get(node.name) ?? []).map((folder) => `<code>${escapeHtml(folder)}</code>`);
    return `<li id="module-${index}">
<h3>${escapeHtml(node.name)}</h3>
<p class="quiet">${moduleFacts(node)}${folders.length > 0 ? ` in ${folders.join(", ")}` : ""}</p>
${neighbours(
  "Imports",
  edges.filter(({ from }) => from === index).map((edge) => ({ edge, name: nodes[edge.to]!.name })),
)}
${neighbours(
  "Imported by",
  edges.filter(({ to }) => to === index).map((edge) => ({ edge, name: nodes[edge.from]!.name })),
)}
</li>`;
  });
  return `<section id="modules">
<h2>The modules</h2>
<ul class="modules">
${items.join("\n")}
</ul>
</section>`;
}

function neighbours(
  verb: string,
  all: readonly { readonly edge: ModuleEdge; readonly name: string }[],
): string {
  if (all.length === 0) return "";
  const names = all.map(({ edge: { imports, violates }, name }) => {
    const count = imports > 0 ? ` <span class="quiet">${imports}</span>` : "";
    const rules = violates.length > 0 ? ` <span class="bad">violates ${violates.join(", ")}</span>` : "";
    return `<li>${escapeHtml(name)}${count}${rules}</li>`;
  });
  return `<h4>${verb}</h4><ul>${names.join("")}</ul>`;
}
