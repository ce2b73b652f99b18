import { posix } from "node:path";
import { guessModules, type ModuleFolder, readHistory } from "@ashlar/survey/history";
import {
  ashlarModulesOf,
  openRepositoryFiles,
  type RepositoryFiles,
  readinessOf,
} from "@ashlar/survey/readiness";
import { deployablesIn } from "./deployables.js";
import type { Evidence } from "./evidence.js";
import { moduleStructure } from "./module-structure.js";

/**
 * Looks at the repository in a folder: its history, and what its files show of how it is operated. Nothing of it is run, and
 * nothing leaves the machine. What cannot be read is said in `notes`.
 *
 * @example
 * ```ts
 * const { readiness, history } = await collectEvidence(".");
 * ```
 */
export async function collectEvidence(root: string): Promise<Evidence> {
  const { files, skipped } = await openRepositoryFiles(root);
  const modules = modulesOf(files);
  const isAshlarProject = modules.length > 0;
  const readiness = readinessOf(files);
  // Git tells of the past in a process of its own, while this one reads sources.
  const [answer, structure] = await Promise.all([
    readHistory(root, isAshlarProject ? { modules } : {}),
    moduleStructure(root, files.paths, isAshlarProject ? modules : guessModules(files.paths).modules),
  ]);
  return {
    readiness,
    history: answer.ok ? answer.history : undefined,
    structure,
    deployables: deployablesIn(files.paths),
    modules: modules.map(({ name }) => name),
    isAshlarProject,
    notes: [
      ...(answer.ok ? [] : [`The history could not be read: ${answer.message}.`]),
      ...skipped.map(({ path, message }) => `${path} was passed over: ${message}.`),
    ],
  };
}

/** The modules of the Ashlar project in the folder itself. One further down is a part of the repository, not the whole. */
function modulesOf(files: RepositoryFiles): readonly ModuleFolder[] {
  return ashlarModulesOf(files)
    .map(({ file }) => posix.dirname(file))
    .filter((folder) => posix.dirname(folder) === "modules")
    .map((folder) => ({ name: posix.basename(folder), folder }));
}
