import { posix } from "node:path";
import type { ModuleFacts } from "@ashlar/core";
import type { Survey } from "@ashlar/survey";
import { ashlarModuleFolders } from "./module-folders.js";

/**
 * What an architecture has to know of the modules of an Ashlar project, from their files alone: a module is named like its
 * folder, and has plain handlers where its module file writes out `commands`.
 */
export function writtenModuleFacts({ root, files }: Survey): readonly ModuleFacts[] {
  return ashlarModuleFolders(root).map((folder) => ({
    name: posix.basename(folder).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    plainHandlers: ["ts", "js", "mjs"].some((ending) =>
      files
        .get(`${folder}/module.${ending}`)
        ?.details.makers.some(
          ({ name, specifier, keys }) =>
            name === "module" && specifier === "@ashlar/core" && keys.includes("commands"),
        ),
    ),
  }));
}
