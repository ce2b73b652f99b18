import { posix } from "node:path";
import type { ModuleDefinition } from "../modules/module-definition.js";
import type { CheckReport } from "../report/check-report.js";
import type { Boundaries } from "./boundaries.js";
import { filePattern } from "./file-pattern.js";

/**
 * Where every source file must belong to a module. When boundaries.yaml does not say: below `modules` in an Ashlar project,
 * and elsewhere in the folders that hold a module, if there is one around it that is not the whole repository. `true` is everywhere.
 */
export function exhaustiveFolders(
  { exhaustive }: Boundaries,
  modules: readonly ModuleDefinition[],
  modulesAre: CheckReport["modulesAre"],
): (path: string) => boolean {
  if (typeof exhaustive === "boolean") return () => exhaustive;
  if (Array.isArray(exhaustive)) return filePattern(exhaustive);
  if (modulesAre === "ashlar") return (path) => path.startsWith("modules/");
  const parents = modules.flatMap(({ folders }) => folders.map((folder) => posix.dirname(folder)));
  const around = [...new Set(parents)].filter((folder) => folder !== "." && folder !== "");
  return (path) => around.some((folder) => path.startsWith(`${folder}/`));
}
