import { moduleGraph } from "../module-graph.ts";
import type { ModulePlan } from "../plan.ts";
import type { Random } from "../random.ts";
import type { Shape } from "../shape.ts";
import { additions } from "./additions.ts";
import type { Planted } from "./planted.ts";
import { plantPrivateImports } from "./private-imports.ts";
import { plantRings } from "./rings.ts";
import { plantUndeclaredDependencies } from "./undeclared-dependencies.ts";

export type { Planted } from "./planted.ts";

/**
 * Adds the violations that a shape asks for to a plan that has none. What is added for one makes no other: no
 * undeclared dependency closes a ring, and no ring takes in a module that it was not meant for.
 */
export function plant(
  plans: readonly ModulePlan[],
  wanted: Shape["planted"],
  random: Random,
): { modules: ModulePlan[]; planted: Planted[] } {
  const garden = {
    modules: plans.filter(({ listed }) => listed),
    graph: moduleGraph(plans),
    additions: additions(),
    random,
  };
  const planted: Planted[] = [
    ...plantPrivateImports(garden, wanted.privateImports),
    ...plantUndeclaredDependencies(garden, wanted.undeclaredDependencies),
    ...plantRings(garden, wanted.cycles),
    ...plans
      .filter(({ listed }) => !listed)
      .flatMap(({ sources }) => sources.map(({ path }) => ({ kind: "unlisted-file" as const, file: path }))),
  ];
  return { modules: plans.map(garden.additions.applyTo), planted };
}
