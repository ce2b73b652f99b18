import type { Adjacency, Import, Survey } from "@ashlar/survey";
import type { ModuleMap } from "./module-map.js";

/** A reference that leads to a file of the repository. */
export type FileImport = Import & { readonly to: { readonly kind: "file"; readonly path: string } };

/** That one module uses another, and by which imports. */
export interface ModuleDependency {
  readonly from: string;
  readonly to: string;
  readonly imports: readonly FileImport[];
}

/** Every import of a file of the repository that does not stand in a test. */
export function fileImports({ files }: Survey, isTest: (path: string) => boolean): readonly FileImport[] {
  const found: FileImport[] = [];
  for (const { path, imports } of files.values()) {
    if (imports.length === 0 || isTest(path)) continue;
    for (const one of imports) if (one.to.kind === "file") found.push(one as FileImport);
  }
  return found;
}

/** The dependencies between modules, in the order of their names. */
export function moduleDependencies(
  imports: readonly FileImport[],
  modules: ModuleMap,
): readonly ModuleDependency[] {
  const byPair = new Map<string, { from: string; to: string; imports: FileImport[] }>();
  for (const one of imports) {
    const from = modules.of(one.from)?.name;
    const to = modules.of(one.to.path)?.name;
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from}\0${to}`;
    const known = byPair.get(key);
    if (known) known.imports.push(one);
    else byPair.set(key, { from, to, imports: [one] });
  }
  return [...byPair.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

/** The modules as a graph. */
export function moduleGraph(
  modules: ModuleMap,
  dependencies: readonly ModuleDependency[],
): Adjacency<string> {
  const graph = new Map(modules.modules.map(({ name }) => [name, new Set<string>()]));
  for (const { from, to } of dependencies) graph.get(from)?.add(to);
  return graph;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
