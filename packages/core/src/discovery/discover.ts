import { AshlarError } from "../errors/index.js";
import type { Module } from "../module/index.js";
import { loadModule } from "./load-module.js";
import { findModuleFiles, type ModuleFile } from "./module-file.js";

/** A module of a project, and where it is. */
export interface FoundModule extends ModuleFile {
  readonly module: Module;
}

/**
 * Loads the modules of a project by convention: every `modules/<name>/module.ts` (or `.js`, `.mjs`), whose
 * default export is a module with the folder's name (`order-lines` holds `orderLines`). TypeScript needs a loader, such
 * as the one that the `ashlar` command registers.
 *
 * @throws AshlarError `ASH_MODULES_NOT_FOUND`, `ASH_MODULE_LOAD`, `ASH_MODULE_DUPLICATE` or `ASH_MODULE_INVALID`
 * @example
 * ```ts
 * const modules = await discoverModules("shop");
 * ```
 */
export async function discoverModules(project: string): Promise<readonly Module[]> {
  return (await findModules(project)).map(({ module }) => module);
}

/** Like {@link discoverModules}, and says where each module is. */
export async function findModules(project: string): Promise<readonly FoundModule[]> {
  const found: FoundModule[] = [];
  // One after the other, so that of several broken modules it is always the same one that is reported.
  for (const place of await findModuleFiles(project)) {
    found.push({ ...place, module: await loadModule(place.file) });
  }
  refuseDuplicates(found);
  refuseStrangeNames(found);
  return found;
}

function refuseDuplicates(found: readonly FoundModule[]): void {
  const byName = new Map<string, FoundModule>();
  for (const one of found) {
    const { name } = one.module.contract;
    const other = byName.get(name);
    if (other) {
      throw new AshlarError("ASH_MODULE_DUPLICATE", {
        message: `Two modules have the contract "${name}": ${other.file} and ${one.file}.`,
        at: { file: one.file },
      });
    }
    byName.set(name, one);
  }
}

function refuseStrangeNames(found: readonly FoundModule[]): void {
  for (const { name, file, module } of found) {
    const contract = module.contract.name;
    if (name === contract || camelCase(name) === contract) continue;
    throw new AshlarError("ASH_MODULE_INVALID", {
      message: `The folder "${name}" holds the module "${contract}"; they must have the same name.`,
      fix: `Rename the folder to "${kebabCase(contract)}", or the contract to "${camelCase(name)}".`,
      at: { file },
    });
  }
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
