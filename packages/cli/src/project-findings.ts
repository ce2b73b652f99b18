import { realpath } from "node:fs/promises";
import { relative, resolve } from "node:path";
import {
  acceptContracts,
  contractFindings,
  contractsNotCompared,
  type Inspection,
  type ProjectFindings,
  writtenModuleFacts,
} from "@ashlar/check";
import { findModules, type ModuleFacts, moduleFacts } from "@ashlar/core";
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
  /** Whether the project's modules are loaded, so that their contracts can be compared. Then its code runs. */
  readonly contracts: boolean;
}

/**
 * What is wrong with the architecture of the project in a folder, whether its organisation can operate it, and, when that is
 * asked for, what is wrong with its contracts. Without them, nothing of the project runs and nothing of the environment is read.
 *
 * @throws AshlarError when a module, the lock file or organisation.yaml cannot be used.
 */
export async function projectFindings(
  inspection: Inspection,
  { terminal, file, today, contracts }: ProjectCheck,
): Promise<ProjectFindings> {
  const { root, rules } = inspection;
  const known = contracts ? await loaded(inspection) : await written(inspection);
  const { findings, architecture } = await checkArchitecture(root, {
    modules: known.modules,
    file,
    // What stands in a variable is the user's, and a file could have it printed.
    environment: contracts ? terminal.environment : {},
  });
  const isGated = architecture && rules["operable-architecture"].level !== "off";
  const operability = isGated ? [await operabilityFindings(root, architecture, today)] : [];
  const all = [findings, ...operability, known.findings];
  return {
    violations: all.flatMap(({ violations }) => violations),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** What is known of a project's modules, and what is to be told of their contracts. */
interface KnownModules {
  readonly modules: readonly ModuleFacts[];
  readonly findings: ProjectFindings;
}

async function written({ root, survey }: Inspection): Promise<KnownModules> {
  return { modules: writtenModuleFacts(survey), findings: await contractsNotCompared(root) };
}

async function loaded(inspection: Inspection): Promise<KnownModules> {
  const found = await findProjectModules(inspection.root);
  return {
    modules: moduleFacts(found.map(({ module }) => module)),
    findings: await contractFindings(inspection, found),
  };
}

/** Writes the contracts of the project in a folder into its lock file. Its modules are loaded for it. */
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
