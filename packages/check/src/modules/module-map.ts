import { posix } from "node:path";
import type { ModuleDefinition } from "./module-definition.js";

/** Which module a file belongs to. */
export interface ModuleMap {
  readonly modules: readonly ModuleDefinition[];
  /** The module with the deepest folder around a file; `undefined` when it is outside of all. */
  of(path: string): ModuleDefinition | undefined;
  named(name: string): ModuleDefinition | undefined;
}

/** Maps files to modules by their folders. */
export function moduleMap(modules: readonly ModuleDefinition[]): ModuleMap {
  const byFolder = new Map(
    modules.flatMap((module) => module.folders.map((folder) => [folder, module] as const)),
  );
  const byName = new Map(modules.map((module) => [module.name, module]));
  const known = new Map<string, ModuleDefinition | undefined>();

  function ofFolder(folder: string): ModuleDefinition | undefined {
    if (known.has(folder)) return known.get(folder);
    const parent = posix.dirname(folder);
    const found =
      byFolder.get(folder === "." ? "" : folder) ?? (folder === "." ? undefined : ofFolder(parent));
    known.set(folder, found);
    return found;
  }

  return {
    modules,
    of: (path) => byFolder.get(path) ?? ofFolder(posix.dirname(path)),
    named: (name) => byName.get(name),
  };
}

/** Whether others may import a file of a module. `consumer` is the importing module; `undefined` outside of all. */
export function isPublic(module: ModuleDefinition, path: string, consumer: string | undefined): boolean {
  if (module.publicFiles === undefined) return true;
  return module.publicFiles.some(
    ({ matches, to }) =>
      matches(path) &&
      (to === undefined || (to === "outside" ? consumer === undefined : to.has(consumer ?? ""))),
  );
}
