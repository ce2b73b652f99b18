import { components, sourceLanguage, surveyRepository } from "@ashlar/survey";
import type { ModuleFolder } from "@ashlar/survey/history";
import { isProductPath } from "@ashlar/survey/readiness";

/** How modules import each other. */
export interface ModuleStructure {
  readonly modules: number;
  /** Groups of modules that import each other in a circle. */
  readonly cycles: number;
}

/** Reading more sources than this takes longer than a first answer may. */
const mostSources = 2_000;

/**
 * How the modules of a TypeScript or JavaScript repository import each other, tests and the like aside; `undefined` when there
 * is little to read, or too much.
 */
export async function moduleStructure(
  root: string,
  paths: readonly string[],
  modules: readonly ModuleFolder[],
): Promise<ModuleStructure | undefined> {
  const moduleOf = (path: string) => modules.find(({ folder }) => path.startsWith(`${folder}/`))?.name;
  const isRead = (path: string) =>
    sourceLanguage(path) !== undefined && moduleOf(path) !== undefined && isProductPath(path);
  const sources = paths.filter(isRead);
  if (modules.length < 2 || sources.length === 0 || sources.length > mostSources) return undefined;
  const { files } = await surveyRepository(root, { include: isRead });
  const imported = new Map(modules.map(({ name }) => [name, new Set<string>()]));
  for (const { path, imports } of files.values()) {
    const from = moduleOf(path);
    for (const { to, typeOnly } of imports) {
      const target = to.kind === "file" ? moduleOf(to.path) : undefined;
      if (from !== undefined && target !== undefined && target !== from && !typeOnly)
        imported.get(from)?.add(target);
    }
  }
  return { modules: modules.length, cycles: components(imported).filter(({ length }) => length > 1).length };
}
