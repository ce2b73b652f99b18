import type { Survey } from "@ashlar/survey";
import type { ContractConsumer } from "../contracts/index.js";
import type { ModuleMap } from "../modules/module-map.js";

/** A contract of a project, and the folder of its module. */
export interface PlacedContract {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly members: ReadonlySet<string>;
}

/**
 * Who uses which part of which contract: every `orders.place` and `orders.events.OrderPlaced` in the code of other modules, by
 * whatever name and way they import the contract. Tests count too: they break like the rest.
 */
export function contractConsumers(
  { files }: Survey,
  modules: ModuleMap,
  contracts: readonly PlacedContract[],
): readonly ContractConsumer[] {
  const found: ContractConsumer[] = [];
  for (const { path, imports, details } of files.values()) {
    for (const use of details.uses) {
      const statement = imports.find(
        ({ specifier, to }) => specifier === use.specifier && to.kind === "file",
      );
      const target = statement?.to.kind === "file" ? statement.to.path : undefined;
      const contract = contracts.find(({ folder }) => target?.startsWith(`${folder}/`));
      if (!contract || path.startsWith(`${contract.folder}/`)) continue;
      // Of `import * as contracts`, the contract itself comes first.
      const names = use.imported === "*" ? use.members.slice(1) : use.members;
      const member =
        names[0] === "events" || names[0] === "commands" || names[0] === "queries" ? named(names) : names[0];
      if (member === undefined || !contract.members.has(member)) continue;
      const { line, column } = use.at;
      const module = modules.of(path)?.name ?? path;
      found.push({ module, contract: contract.name, member, file: path, line, column });
    }
  }
  return found;
}

/** `commands.place` is `place`; an event keeps its prefix. */
function named([group, name]: readonly string[]): string | undefined {
  return group === "events" && name !== undefined ? `events.${name}` : name;
}
