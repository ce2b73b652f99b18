import { type Adjacency, components, shortestCycle } from "@ashlar/survey";
import { type ModuleDependency, moduleDependencies, moduleGraph } from "../modules/module-dependencies.js";
import type { Violation } from "../violation.js";
import type { Rule } from "./facts.js";
import { placesOf } from "./imports-by.js";

/**
 * Modules do not depend on each other in circles. One violation for each dependency that lies on a cycle: whatever is added
 * to a system, such a dependency stays on one, so that no new import can hide an old violation.
 */
export const noModuleCycles: Rule = ({ imports, modules }) => {
  const dependencies = moduleDependencies(imports, modules);
  const graph = moduleGraph(modules, dependencies);
  const componentOf = new Map<string, readonly string[]>();
  for (const component of components(graph)) for (const name of component) componentOf.set(name, component);

  const explained = new Map<readonly string[], readonly string[]>();
  return dependencies
    .filter(({ from, to }) => componentOf.get(from) === componentOf.get(to))
    .map((dependency): Violation => {
      const component = componentOf.get(dependency.from)!;
      const details = explained.get(component) ?? explain(component, graph, dependencies);
      explained.set(component, details);
      return violation(dependency, graph, details);
    });
};

function violation(
  { from, to, imports }: ModuleDependency,
  graph: Adjacency<string>,
  details: readonly string[],
): Violation {
  const back = shortestCycle(new Map(graph).set(from, new Set([to])), from)!;
  return {
    rule: "no-module-cycles",
    identity: `${from} -> ${to}`,
    message: `"${from}" depends on "${to}", which depends on it again: ${written(back)}.`,
    fix: "Turn one of these calls around with an event, or move what both need into one of them.",
    places: placesOf(imports as Parameters<typeof placesOf>[0]),
    between: { from, to },
    details,
  };
}

/** What holds of a whole knot of modules: its shortest cycle, and the dependency on it with the fewest imports. */
function explain(
  component: readonly string[],
  graph: Adjacency<string>,
  dependencies: readonly ModuleDependency[],
): readonly string[] {
  const members = [...component].sort();
  const cycles = members
    .flatMap((name) => [shortestCycle(graph, name) ?? []])
    .filter((cycle) => cycle.length > 0);
  const shortest = cycles.reduce((best, cycle) => (cycle.length < best.length ? cycle : best));
  const steps = shortest.map((from, index) => {
    const to = shortest[(index + 1) % shortest.length]!;
    return dependencies.find((one) => one.from === from && one.to === to)!;
  });
  const cheapest = steps.reduce((best, step) => (step.imports.length < best.imports.length ? step : best));
  const places = cheapest.imports.slice(0, 3).map(({ from, at }) => `${from}:${at.line}`);
  const more = cheapest.imports.length - places.length;
  return [
    `in this knot: ${members.join(", ")}`,
    `shortest cycle: ${written(shortest)}`,
    `cheapest to cut: ${cheapest.from} → ${cheapest.to}, ${cheapest.imports.length} import${cheapest.imports.length === 1 ? "" : "s"} (${places.join(", ")}${more > 0 ? ` and ${more} more` : ""})`,
  ];
}

function written(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(" → ");
}
