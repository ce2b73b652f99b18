import { posix } from "node:path";
import type { Survey } from "@ashlar/survey";
import type { ModuleDefinition } from "../modules/module-definition.js";
import { moduleLayers } from "./module-layers.js";

/**
 * The modules of an Ashlar project. Others may import a module's contract; only what puts the application together, outside
 * of all modules, may import its module file.
 */
export function ashlarModules(
  survey: Survey,
  folders: readonly string[],
  isTest: (path: string) => boolean,
): readonly ModuleDefinition[] {
  return folders.map((folder) => ({
    name: posix.basename(folder),
    folders: [folder],
    publicFiles: [
      { text: "contract.ts", matches: (path) => isFile(path, folder, "contract"), to: undefined },
      { text: "module.ts", matches: (path) => isFile(path, folder, "module"), to: "outside" },
    ],
    dependsOn: undefined,
    visibleTo: undefined,
    layers: moduleLayers(survey, folder, isTest),
  }));
}

/** Whether a path is `folder/name.ts`, or the like of another extension. */
export function isFile(path: string, folder: string, name: string): boolean {
  return posix.dirname(path) === folder && /^[^.]+(?=\.[cm]?[jt]s$)/.exec(posix.basename(path))?.[0] === name;
}
