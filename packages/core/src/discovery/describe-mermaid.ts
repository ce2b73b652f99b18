import type { SystemDescription } from "./describe.js";

/**
 * Draws a system as a Mermaid flowchart: modules within their units; a solid arrow carries events to who reacts to
 * them, a dotted one says who may call whom.
 */
export function describeMermaid({ units, modules, listens, mayCall }: SystemDescription): string {
  const lines = ["flowchart LR"];
  for (const { name, replicas, modules: inUnit } of units) {
    const label = `unit ${name}${replicas === 1 ? "" : ` × ${replicas}`}`;
    lines.push(`  subgraph unit_${name.replaceAll("-", "_")}["${label}"]`);
    for (const module of inUnit) {
      const state = modules.find((one) => one.name === module)?.state;
      lines.push(`    ${id(module)}["${module}${state === "rows" ? "" : `<br/>state: ${state}`}"]`);
    }
    lines.push("  end");
  }
  for (const [pair, events] of grouped(listens)) {
    lines.push(`  ${id(pair.from)} -- "${events.join("<br/>")}" --> ${id(pair.to)}`);
  }
  for (const { from, to, operations } of mayCall) {
    const label = ["may call", ...operations].join("<br/>");
    lines.push(`  ${id(from)} -. "${label}" .-> ${id(to)}`);
  }
  return `${lines.join("\n")}\n`;
}

type Pair = Pick<SystemDescription["listens"][number], "from" | "to">;

/** One arrow for all the events between two modules. */
function grouped(listens: SystemDescription["listens"]): Iterable<[Pair, string[]]> {
  const byPair = new Map<string, [Pair, string[]]>();
  for (const { from, event, to } of listens) {
    const key = `${from} ${to}`;
    const group = byPair.get(key) ?? [{ from, to }, []];
    group[1].push(event);
    byPair.set(key, group);
  }
  return byPair.values();
}

// A prefix, because words such as `end` mean something to Mermaid.
function id(module: string): string {
  return `module_${module}`;
}
