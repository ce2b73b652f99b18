import { realpath } from "node:fs/promises";
import { relative, resolve } from "node:path";
import {
  acceptContracts,
  architectureViolation,
  contractFindings,
  type Inspection,
  type ProjectFindings,
} from "@ashlar/check";
import { AshlarError, architecturePath, findModules, loadArchitecture, type Module } from "@ashlar/core";
import { readConfiguration, yamlNestsTooDeep } from "@ashlar/survey/configuration";
import type { Terminal } from "./terminal.js";
import { loadTypeScript } from "./typescript-loader.js";

/** What is wrong with the architecture and the contracts of the project in a folder; its modules are loaded for it. */
export async function projectFindings(
  inspection: Inspection,
  terminal: Terminal,
  file?: string,
): Promise<ProjectFindings> {
  const found = await findProjectModules(inspection.root);
  const contracts = await contractFindings(inspection, found);
  const architecture = await architectureFindings(
    inspection.root,
    found.map(({ module }) => module),
    terminal,
    file,
  );
  return {
    violations: [...architecture.violations, ...contracts.violations],
    notes: [...architecture.notes, ...contracts.notes],
  };
}

/** Writes the contracts of the project in a folder into its lock file. */
export async function acceptProjectContracts(folder: string) {
  const root = await realpath(resolve(folder)).catch(() => resolve(folder));
  return acceptContracts(root, await findProjectModules(root));
}

function findProjectModules(root: string) {
  loadTypeScript();
  // As a user would name the folder: places in errors are relative to where the command runs.
  return findModules(relative(process.cwd(), root) || ".").then((found) =>
    found.map((one) => ({ ...one, folder: resolve(one.folder), file: resolve(one.file) })),
  );
}

async function architectureFindings(
  root: string,
  modules: readonly Module[],
  { environment }: Terminal,
  file: string | undefined,
): Promise<ProjectFindings> {
  try {
    refuseDeepNesting(architecturePath(root, file));
    await loadArchitecture(root, { modules, file, environment });
    return { violations: [], notes: [] };
  } catch (error) {
    if (!(error instanceof AshlarError)) throw error;
    // A variable that only the place of running has is no mistake of the file's.
    if (error.code === "ASH_ENVIRONMENT_MISSING") {
      return { violations: [], notes: [`The architecture file was read in part: ${error.message}`] };
    }
    return { violations: [architectureViolation(root, error)], notes: [] };
  }
}

/** A process that has parsed YAML before may not survive another that nests without end. */
function refuseDeepNesting(file: string): void {
  let text: string;
  try {
    text = readConfiguration(file);
  } catch {
    // Loading it says what is wrong, better than this could.
    return;
  }
  if (!yamlNestsTooDeep(text)) return;
  throw new AshlarError("ASH_ARCHITECTURE_SYNTAX", {
    message: "The YAML is nested too deeply.",
    at: { file },
  });
}
