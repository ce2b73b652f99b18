import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { AnyContract } from "../contract/index.js";
import type { FoundModule } from "./discover.js";

/** That one module's files import another's contract: it may call the other, or only know its events and types. */
export interface ContractUse {
  readonly from: string;
  readonly to: string;
  /** The other's commands and queries that those files name. */
  readonly operations: readonly string[];
}

/**
 * Reads from the modules' sources which contracts of others each one imports. Calls are not part of a module's value,
 * so this is an estimate: an operation that is named may never be called.
 */
export async function contractUses(modules: readonly FoundModule[]): Promise<readonly ContractUse[]> {
  const contracts = new Map(modules.map(({ folder, module }) => [basename(folder), module.contract]));
  const uses = await Promise.all(
    modules.map(async ({ folder, module }) => usesBy(module.contract, await sources(folder), contracts)),
  );
  return uses.flat();
}

function usesBy(
  own: AnyContract,
  sources: readonly string[],
  contracts: ReadonlyMap<string, AnyContract>,
): readonly ContractUse[] {
  const operations = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { folder, names } of contractImports(source)) {
      const contract = contracts.get(folder);
      if (!contract || contract === own) continue;
      const named = operations.get(contract.name) ?? new Set();
      for (const operation of operationsNamed(source, names, contract)) named.add(operation);
      operations.set(contract.name, named);
    }
  }
  return Array.from(operations, ([to, named]) => ({ from: own.name, to, operations: [...named].sort() }));
}

const importStatement = /\bimport\s(?!\s*type\b)((?:(?!\bimport\b)[^"';])+)\bfrom\s*["']([^"']*)["']/g;
const contractFile = /^contract(?:\.[jt]s)?$/;

/** The contracts that a source imports: whose, and under which names. */
function contractImports(source: string): { folder: string; names: string[] }[] {
  return Array.from(source.matchAll(importStatement)).flatMap(([, clause, specifier]) => {
    const [folder, file] = specifier!.split("/").slice(-2);
    if (!folder || !contractFile.test(file ?? "")) return [];
    const parts = clause!.split(/[{},]/);
    const names = parts.flatMap((part) => /^(?!type\s)(?:.*\sas\s+)?([\w$]+)$/.exec(part.trim())?.[1] ?? []);
    return [{ folder, names }];
  });
}

function operationsNamed(source: string, names: readonly string[], contract: AnyContract): string[] {
  if (names.length === 0) return [];
  const used = new RegExp(
    `(?<![\\w$.])(?:${names.join("|").replaceAll("$", "\\$")})\\.(\\w+)(?:\\.(\\w+))?`,
    "g",
  );
  // Of `import * as contracts`, the operation is the second name.
  const after = Array.from(source.matchAll(used), ([, first, second]) => [first, second]).flat();
  return after.filter(
    (name) =>
      name !== undefined && (Object.hasOwn(contract.commands, name) || Object.hasOwn(contract.queries, name)),
  ) as string[];
}

/** The texts of a module's own source files; its tests are not part of what runs. */
async function sources(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    files
      .filter((file) => file.isFile() && /(?<!\.d|\.test|\.spec)\.m?[jt]s$/.test(file.name))
      .map((file) => readFile(join(file.parentPath, file.name), "utf8")),
  );
}
