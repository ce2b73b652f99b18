import { targetFile } from "./import.ts";
import type { ModulePlan } from "./plan.ts";

/** Which modules a module depends on, by name: what it imports and what it says it may import. */
export type ModuleGraph = Map<string, Set<string>>;

/** Finds out who depends on whom. */
export function moduleGraph(plans: readonly ModulePlan[]): ModuleGraph {
  const owner = ownerOf(plans);
  return new Map(
    plans.map(({ module, sources }) => {
      const imported = sources.flatMap(({ imports }) =>
        imports.flatMap((one) => owner(targetFile(one)) ?? []),
      );
      const others = [...module.dependsOn, ...imported].filter((name) => name !== module.name);
      return [module.name, new Set(others)];
    }),
  );
}

/** Answers the name of the module that a file belongs to. */
export function ownerOf(plans: readonly ModulePlan[]): (path: string | undefined) => string | undefined {
  const byFolder = new Map(plans.map(({ module }) => [module.folder, module.name]));
  return (path) => byFolder.get(path?.split("/", 2).join("/") ?? "");
}

/** How many imports of files lead from one module to another, by `from -> to`. Only between modules that are listed. */
export function importsBetween(plans: readonly ModulePlan[]): Map<string, number> {
  const listed = plans.filter((plan) => plan.listed);
  const owner = ownerOf(listed);
  const counts = new Map<string, number>();
  for (const { module, sources } of listed) {
    for (const one of sources.flatMap(({ imports }) => imports)) {
      const to = owner(targetFile(one));
      if (to === undefined || to === module.name) continue;
      const key = `${module.name} -> ${to}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Everything that can be reached from a module, itself only over a cycle. */
export function reachable(graph: ModuleGraph, from: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const next of graph.get(name) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}

/** The modules that lie on cycles through a module: its strongly connected component, sorted. */
export function componentOf(graph: ModuleGraph, name: string): string[] {
  return [...reachable(graph, name)].filter((other) => reachable(graph, other).has(name)).sort();
}
