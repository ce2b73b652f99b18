import { reachable } from "../module-graph.ts";
import { tiers } from "../modules.ts";
import type { ModulePlan } from "../plan.ts";
import { codeOf, type Garden, importOfPackage, plantFrom } from "./additions.ts";
import type { Planted } from "./planted.ts";

/** Lets packages import one of a higher tier. Not one that needs them in turn: that would close a ring. */
export function plantUndeclaredDependencies(garden: Garden, count: number): Planted[] {
  const { modules, graph, additions, random } = garden;
  const packages = modules.filter(({ module }) => module.tier !== "app");
  const candidates = packages.flatMap((plan) =>
    packages.filter((above) => height(above) > height(plan)).map((above) => ({ plan, above })),
  );
  // In a small repository there may be few pairs, but each has several files.
  return plantFrom([...candidates, ...candidates], count, random, ({ plan, above }) => {
    const [from, to] = [plan.module.name, above.module.name];
    const [source] = random.some(codeOf(plan), 1);
    if (!source || additions.has(source) || reachable(graph, to).has(from)) return undefined;
    additions.addImport(source, importOfPackage(above));
    graph.get(from)!.add(to);
    return { kind: "undeclared-dependency", file: source.path, toModule: to };
  });
}

const height = ({ module }: ModulePlan) => tiers.indexOf(module.tier);
