import { realpath } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { acceptContracts, contractFindings, type Inspection, type ProjectFindings } from "@ashlar/check";
import { findModules } from "@ashlar/core";
import { checkArchitecture } from "./check-architecture.js";
import { operabilityFindings } from "./operability-findings.js";
import type { Terminal } from "./terminal.js";
import { loadTypeScript } from "./typescript-loader.js";

/** What a project is checked with. */
export interface ProjectCheck {
  readonly terminal: Terminal;
  /** Another architecture file than architecture.yaml, relative to the folder. */
  readonly file?: string | undefined;
  /** The day on which accepted risks must hold: YYYY-MM-DD. */
  readonly today: string;
}

/**
 * What is wrong with the contracts and the architecture of the project in a folder, and whether its organisation can operate
 * that architecture. Its modules are loaded for it.
 *
 * @throws AshlarError when a module, the lock file or organisation.yaml cannot be used.
 */
export async function projectFindings(
  inspection: Inspection,
  { terminal: { environment }, file, today }: ProjectCheck,
): Promise<ProjectFindings> {
  const { root, rules } = inspection;
  const found = await findProjectModules(root);
  const contracts = await contractFindings(inspection, found);
  const modules = found.map(({ module }) => module);
  const { findings, architecture } = await checkArchitecture(root, { modules, file, environment });
  const isGated = architecture && rules["operable-architecture"].level !== "off";
  const operability = isGated ? [await operabilityFindings(root, architecture, today)] : [];
  const all = [findings, ...operability, contracts];
  return {
    violations: all.flatMap(({ violations }) => violations),
    notes: all.flatMap(({ notes }) => notes),
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
