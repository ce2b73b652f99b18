import { type Architecture, type Pattern, patterns, type Unit, unitsOf } from "../architecture/index.js";
import { type AccessDescription, describeAccess } from "../contract/access.js";
import type { AnyCommand } from "../contract/index.js";
import { keyForm } from "../contract/key-form.js";
import type { Module } from "../module/index.js";
import type { ContractUse } from "./contract-use.js";

/** A command, and who decides it. */
export interface CommandDescription {
  readonly name: string;
  /** What its key is made of, such as `{orderId}`, when that can be told. */
  readonly key?: string;
  readonly rejects: readonly string[];
  readonly access: AccessDescription;
  /** The entity's name, or `plain handler`. */
  readonly handledBy: string;
}

/** A module as it is declared and placed. */
export interface ModuleDescription {
  readonly name: string;
  readonly unit: string;
  readonly state: string;
  readonly commands: readonly CommandDescription[];
  readonly queries: readonly { readonly name: string; readonly access: AccessDescription }[];
  readonly events: readonly { readonly type: string; readonly version: number }[];
  readonly views: readonly string[];
  /** Whether it has tables of its own, for plain handlers. */
  readonly tables: boolean;
  /** Ids of the events it reacts to, such as `payments.Captured`. */
  readonly reactsTo: readonly string[];
  readonly schedules: readonly { readonly name: string; readonly seconds: number }[];
}

/** That a module reacts to an event of another. */
export interface Listening {
  readonly from: string;
  readonly event: string;
  readonly to: string;
}

/** All that can be said of a system without running it. */
export interface SystemDescription {
  readonly patterns: readonly Pattern[];
  readonly data: string;
  readonly units: readonly Unit[];
  readonly modules: readonly ModuleDescription[];
  readonly listens: readonly Listening[];
  /** Estimated from imports; a use that a reaction explains is left out. */
  readonly mayCall: readonly ContractUse[];
}

/**
 * Describes a system from its modules, its architecture and what its sources import. Nothing is opened or started.
 *
 * @example
 * ```ts
 * const found = await findModules("shop");
 * const modules = found.map(({ module }) => module);
 * const architecture = await loadArchitecture("shop", { modules });
 * console.log(describeText(describeSystem(modules, architecture, await contractUses(found))));
 * ```
 */
export function describeSystem(
  modules: readonly Module[],
  architecture: Architecture,
  uses: readonly ContractUse[] = [],
): SystemDescription {
  const listens = modules.flatMap(listeningOf);
  const isExplained = ({ from, to, operations }: ContractUse) =>
    operations.length === 0 && listens.some((listening) => listening.from === to && listening.to === from);
  return {
    patterns: patterns(architecture),
    data: architecture.data.scheme,
    units: unitsOf(architecture),
    modules: modules.map((module) => describeModule(module, architecture)),
    listens,
    mayCall: uses.filter((use) => !isExplained(use)),
  };
}

function listeningOf({ contract, on }: Module): Listening[] {
  const events = new Map(on.map(({ event }) => [event.id, event]));
  return Array.from(events.values(), (event) => ({
    from: event.module,
    event: event.type,
    to: contract.name,
  }));
}

function describeModule(module: Module, architecture: Architecture): ModuleDescription {
  const { contract, views, database, on, schedules } = module;
  const { unit, state } = architecture.modules[contract.name]!;
  return {
    name: contract.name,
    unit,
    state,
    commands: Object.entries(contract.commands).map(([name, command]) =>
      describeCommand(name, command, module),
    ),
    queries: Object.entries(contract.queries).map(([name, query]) => ({
      name,
      access: describeAccess(query.access),
    })),
    events: Object.values(contract.events).map(({ type, definition }) => ({
      type,
      version: definition.version,
    })),
    views: views.map((view) => view.name),
    tables: database !== undefined,
    reactsTo: [...new Set(on.map(({ event }) => event.id))],
    schedules: schedules.map(({ name, seconds }) => ({ name, seconds })),
  };
}

function describeCommand(name: string, command: AnyCommand, { entities }: Module): CommandDescription {
  const key = keyForm(command);
  return {
    name,
    ...(key === undefined ? {} : { key }),
    rejects: Object.keys(command.rejects),
    access: describeAccess(command.access),
    handledBy: entities.find((entity) => name in entity.decide)?.name ?? "plain handler",
  };
}
