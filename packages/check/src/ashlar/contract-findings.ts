import { posix, relative } from "node:path";
import type { AnyContract, FoundModule } from "@ashlar/core";
import { promisesOf } from "@ashlar/core";
import type { ProjectFindings } from "../check.js";
import {
  changesOf,
  contractsLockFile,
  contractViolations,
  readContractsLock,
  writeContractsLock,
} from "../contracts/index.js";
import type { Inspection } from "../inspection.js";
import { contractConsumers } from "./contract-consumers.js";

/**
 * Compares the contracts of a project's modules with those in its contracts.lock.json: breaking changes are violations that
 * name the consumers they break, additions are told.
 *
 * @throws AshlarError `ASH_LOCK_INVALID`
 */
export async function contractFindings(
  { root, survey, modules }: Inspection,
  found: readonly FoundModule[],
): Promise<ProjectFindings> {
  const locked = await readContractsLock(root);
  if (!locked) return { violations: [], notes: [notLocked] };
  const contracts = found.map(({ folder, file, module: { contract } }) => ({
    name: contract.name,
    folder: inRoot(root, folder),
    file: inRoot(root, file),
    // What was promised can be used by whoever still relies on it.
    members: new Set([
      ...membersOf(contract),
      ...lockedMembers(locked.find(({ name }) => name === contract.name)),
    ]),
  }));
  const fileOf = (name: string): string => {
    const own = contracts.find((one) => one.name === name);
    const written = own && ["ts", "js", "mjs"].map((ending) => posix.join(own.folder, `contract.${ending}`));
    return written?.find((path) => survey.files.has(path)) ?? own?.file ?? contractsLockFile;
  };
  const changes = changesOf(
    locked,
    found.map(({ module: { contract } }) => promisesOf(contract)),
  );
  const additions = changes.filter(({ kind }) => kind === "additive").length;
  return {
    violations: contractViolations(changes, contractConsumers(survey, modules, contracts), fileOf),
    notes:
      additions === 0
        ? []
        : [
            `${additions} addition${additions === 1 ? "" : "s"} to contracts ${additions === 1 ? "is" : "are"} not in ${contractsLockFile} yet: \`ashlar check --accept\`.`,
          ],
  };
}

const notLocked = `Contracts are not compared: there is no ${contractsLockFile}. \`ashlar check --accept\` writes it.`;

/** What is told instead where nothing of the project may run. */
export async function contractsNotCompared(root: string): Promise<ProjectFindings> {
  const note = (await readContractsLock(root))
    ? "Contracts are not compared: to know them, the project's modules must run. `ashlar check --contracts` runs them."
    : notLocked;
  return { violations: [], notes: [note] };
}

/** Writes what the modules of a project promise today into its contracts.lock.json. */
export async function acceptContracts(
  root: string,
  found: readonly FoundModule[],
): Promise<{ readonly file: string; readonly contracts: readonly string[] }> {
  const promises = found.map(({ module: { contract } }) => promisesOf(contract));
  await writeContractsLock(root, promises);
  return { file: contractsLockFile, contracts: promises.map(({ name }) => name) };
}

function membersOf({
  commands,
  queries,
  events,
}: Pick<AnyContract, "commands" | "queries" | "events">): string[] {
  return [
    ...Object.keys(commands),
    ...Object.keys(queries),
    ...Object.keys(events).map((type) => `events.${type}`),
  ];
}

function lockedMembers(promises: Parameters<typeof changesOf>[0][number] | undefined): string[] {
  return promises ? membersOf(promises as never) : [];
}

function inRoot(root: string, path: string): string {
  return relative(root, path).split("\\").join("/");
}
