import type { PlannedModule } from "./modules.ts";
import type { PlannedSource } from "./plan.ts";
import type { Random } from "./random.ts";
import { relativeSpecifier } from "./specifier.ts";
import { pascalCase } from "./vocabulary.ts";

/**
 * As it happens in practice, a few files import what lies beside them through the barrel that re-exports them too:
 * a cycle, but within a module, where no rule forbids it.
 */
export function withInnerCycles(
  sources: readonly PlannedSource[],
  module: PlannedModule,
  random: Random,
): PlannedSource[] {
  return sources.map((source) => {
    if (source.kind !== "code" || !random.chance(0.015)) return source;
    const barrel = sources.find(({ kind, folder }) => kind === "barrel" && folder === source.folder);
    const beside = sources.filter(
      (one) => one.kind === "code" && one.folder === source.folder && one !== source,
    );
    if (!barrel || beside.length === 0) return source;
    const { values, concept } = random.pick(beside);
    const bindings = values.slice(0, 1).map((name) => ({ name, local: `shared${pascalCase(concept)}` }));
    const specifier = relativeSpecifier(source.folder, barrel.path, module);
    const added = {
      form: "named",
      specifier,
      to: { file: barrel.path },
      values: bindings,
      types: [],
    } as const;
    return { ...source, imports: [...source.imports, added] };
  });
}
