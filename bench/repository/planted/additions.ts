import type { PlannedImport } from "../import.ts";
import type { ModuleGraph } from "../module-graph.ts";
import type { PlannedModule } from "../modules.ts";
import type { ModulePlan, PlannedSource } from "../plan.ts";
import type { Random } from "../random.ts";
import { relativeSpecifier } from "../specifier.ts";
import { pascalCase } from "../vocabulary.ts";

/** What it takes to plant violations into a plan. */
export interface Garden {
  readonly modules: readonly ModulePlan[];
  /** Kept up to date with what is planted. */
  readonly graph: ModuleGraph;
  readonly additions: Additions;
  readonly random: Random;
}

/** What planting adds to a plan, kept apart from it until everything is planted. */
export interface Additions {
  /** Whether something was added to the source already. */
  has(source: PlannedSource): boolean;
  addImport(source: PlannedSource, added: PlannedImport): void;
  /** Allows a module one more dependency. */
  declare(module: PlannedModule, dependency: PlannedModule): void;
  applyTo(plan: ModulePlan): ModulePlan;
}

export function additions(): Additions {
  const imports = new Map<string, PlannedImport[]>();
  const declared = new Map<string, string[]>();
  const of = <Value>(map: Map<string, Value[]>, key: string) => map.get(key) ?? [];
  return {
    has: ({ path }) => imports.has(path),
    addImport: ({ path }, added) => imports.set(path, [...of(imports, path), added]),
    declare: ({ name }, dependency) => declared.set(name, [...of(declared, name), dependency.name]),
    applyTo: ({ module, sources, ...plan }) => ({
      ...plan,
      module: { ...module, dependsOn: [...module.dependsOn, ...of(declared, module.name)] },
      sources: sources.map((source) => ({
        ...source,
        imports: [...source.imports, ...of(imports, source.path)],
      })),
    }),
  };
}

/** The files that violations are planted into: code, not what a module offers and not what tests it. */
export const codeOf = ({ module, sources }: ModulePlan): readonly PlannedSource[] =>
  sources.filter(
    ({ kind, folder, values }) => kind === "code" && folder !== `${module.folder}/src` && values.length > 0,
  );

/** An import by path, past what the other module offers. */
export const importOfFile = (
  { folder }: PlannedSource,
  { path, concept, values }: PlannedSource,
  module: PlannedModule,
): PlannedImport => ({
  form: "named",
  specifier: relativeSpecifier(folder, path, module),
  to: { file: path },
  values: values.slice(0, 1).map((name) => ({ name, local: `inner${pascalCase(concept)}` })),
  types: [],
});

/** An import of what a package offers. */
export function importOfPackage({ module, sources }: ModulePlan): PlannedImport {
  const entry = sources.find(({ kind }) => kind === "entry")!;
  return {
    form: "named",
    specifier: module.packageName,
    to: { file: entry.path },
    values: entry.values.slice(0, 1).map((name) => ({ name, local: `${name}Of${pascalCase(module.name)}` })),
    types: [],
  };
}

/** Tries candidates in random order until that many succeeded. */
export function plantFrom<Candidate, Result>(
  candidates: readonly Candidate[],
  wanted: number,
  random: Random,
  tryOne: (candidate: Candidate) => Result | undefined,
): Result[] {
  const planted: Result[] = [];
  for (const candidate of random.some(candidates, candidates.length)) {
    if (planted.length === wanted) break;
    const result = tryOne(candidate);
    if (result !== undefined) planted.push(result);
  }
  if (planted.length === wanted) return planted;
  throw new RangeError(
    `only ${planted.length} of ${wanted} violations of a kind fit into this shape; try another seed`,
  );
}
