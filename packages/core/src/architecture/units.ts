import type { Architecture } from "./architecture.js";

/** One deployable: a process, and the modules that live in it. */
export interface Unit {
  readonly name: string;
  readonly replicas: number;
  readonly modules: readonly string[];
}

/** The units of an architecture, the one with the most modules first. */
export function unitsOf(architecture: Architecture): readonly Unit[] {
  const byName = new Map<
    string,
    { readonly name: string; readonly replicas: number; readonly modules: string[] }
  >();
  for (const [module, { unit: name, replicas }] of Object.entries(architecture.modules)) {
    const unit = byName.get(name) ?? { name, replicas, modules: [] };
    unit.modules.push(module);
    byName.set(name, unit);
  }
  return [...byName.values()].sort(
    (a, b) => b.modules.length - a.modules.length || (a.name < b.name ? -1 : 1),
  );
}
