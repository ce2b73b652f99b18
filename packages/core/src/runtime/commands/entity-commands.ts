import { AshlarError } from "../../errors/index.js";
import type { Entity, Module } from "../../module/index.js";
import { inTrace } from "../../telemetry/active-trace.js";
import { type EventOrigin, toRecord } from "../feed/event-record.js";
import type { Clock } from "../ports/clock.js";
import type { EventRecord } from "../ports/feed.js";
import type { ModuleStore } from "../ports/module-store.js";
import type { Random } from "../ports/random.js";
import type { Loaded, RecordedOutcome, RowAddress } from "../ports/state-store.js";
import { StoreFailure } from "../ports/store-failure.js";
import { rowId } from "../views/fold.js";
import type { PendingCommand } from "./command.js";
import { type Commit, foldViews } from "./commit.js";
import { decide } from "./decide.js";
import type { Again } from "./keyed-queue.js";
import { untilApart } from "./races.js";
import { recalled, storeFailed, toOutcome, type Verdict } from "./verdict.js";

/** What the commands of a module's entities need. */
export interface EntityCommandsDependencies {
  readonly module: Module;
  readonly store: ModuleStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly development: boolean;
  /** Called when events have been stored. */
  readonly onStored: () => void;
}

/**
 * Runs the commands of a module's entities in groups: loads all their states at once, decides each command on the state
 * its predecessor left, folds the views, and saves everything with one durable write. A caller hears of its command only
 * after that.
 */
export function entityCommands(dependencies: EntityCommandsDependencies) {
  const { module, store, clock, random, development, onStored } = dependencies;
  const entities = new Map(
    module.entities.flatMap((entity) => Object.keys(entity.decide).map((name) => [name, entity])),
  );
  const ownKeyViews = module.views.filter((view) => !view.key);

  return runGroups;

  async function runGroups(groups: readonly (readonly PendingCommand[])[]): Promise<Again<PendingCommand>[]> {
    const live = groups
      .map((group) => group.filter(({ call }) => !call.ended))
      .filter((group) => group.length > 0);
    if (live.length === 0) return [];
    for (const { call } of live.flat()) {
      call.leaveLine();
      call.mayHaveExecuted = true;
    }
    try {
      // What a group does together is told of once, under the first of its commands.
      return await inTrace(live[0]![0]!.call.trace, () => runTogether(live));
    } catch (error) {
      return settleFailure(live, error);
    }
  }

  async function runTogether(
    groups: readonly (readonly PendingCommand[])[],
  ): Promise<Again<PendingCommand>[]> {
    const addresses = groups.map((group) => addressOf(group[0]!));
    const known = groups.flat().filter(({ fingerprint }) => fingerprint !== undefined);
    const prefetched = addresses.flatMap(({ key }) =>
      ownKeyViews.map((view): RowAddress => ({ view: view.name, key })),
    );
    const loaded = await store.load({
      entities: addresses,
      outcomes: known.map(({ call }) => call.commandId),
      rows: prefetched,
    });
    const outcomes = new Map(
      known.flatMap(({ call }, n) => (loaded.outcomes[n] ? [[call.commandId, loaded.outcomes[n]]] : [])),
    );
    const commits: Commit[] = [];
    for (const [n, group] of groups.entries()) commits.push(await decideGroup(group, loaded, n, outcomes));
    const rows = new Map(prefetched.map((address, n) => [rowId(address), loaded.rows[n]!]));
    return saveAll(await foldViews(module, store, commits, rows));
  }

  async function decideGroup(
    commands: readonly PendingCommand[],
    loaded: Loaded,
    n: number,
    outcomes: Map<string, RecordedOutcome>,
  ): Promise<Commit> {
    const address = addressOf(commands[0]!);
    const { version, value } = loaded.entities[n]!;
    const entity = entityOf(commands[0]!);
    const now = new Date(clock.now());
    const verdicts = new Map<PendingCommand, Verdict>();
    const events: EventRecord[] = [];
    const remembered: RecordedOutcome[] = [];
    let state = version === 0 ? entity.initial : value;
    for (const command of commands) {
      const recorded = command.fingerprint === undefined ? undefined : outcomes.get(command.call.commandId);
      if (recorded) {
        verdicts.set(command, recalled(command, recorded));
        continue;
      }
      const before = state;
      const decided = await inTrace(command.call.trace, () =>
        decide(entity, before, command, now, development),
      );
      state = decided.state;
      verdicts.set(command, decided.verdict);
      const origin: EventOrigin = {
        key: address.key,
        atMs: now.getTime(),
        causeId: command.call.commandId,
        trace: command.call.trace,
      };
      for (const event of decided.events)
        events.push(toRecord(module.contract, event, random.id(origin.atMs), origin));
      const outcome =
        command.fingerprint && toOutcome(command.call.commandId, command.fingerprint, decided.verdict);
      if (!outcome) continue;
      remembered.push(outcome);
      outcomes.set(outcome.id, outcome);
    }
    const write = { address, expected: version, value: state };
    return {
      commands,
      verdicts,
      change: { entities: events.length > 0 ? [write] : [], rows: [], events, outcomes: remembered },
    };
  }

  async function saveAll(commits: readonly Commit[]): Promise<Again<PendingCommand>[]> {
    const writing = commits.filter(({ change }) => change.entities.length + change.outcomes.length > 0);
    const results =
      writing.length > 0
        ? await store.save(
            writing.map(({ change }) => change),
            clock.now(),
          )
        : [];
    if (writing.some(({ change }, n) => results[n] === "saved" && change.events.length > 0)) onStored();
    const stale = new Set(writing.filter((_, n) => results[n] === "stale"));
    for (const commit of commits) {
      if (stale.has(commit)) continue;
      for (const command of commit.commands) command.settle(commit.verdicts.get(command)!);
    }
    return byKey([...stale].flatMap(({ commands }) => commands)).map(apart);
  }

  /** Another replica was faster: nothing of these is saved, and they go back to the head of their key's line. */
  function apart(commands: readonly PendingCommand[]): Again<PendingCommand> {
    for (const command of commands) {
      command.races++;
      command.call.mayHaveExecuted = false;
    }
    const most = Math.max(...commands.map(({ races }) => races));
    return { items: commands, after: untilApart(clock, random, most) };
  }

  /** One bad command must not fail the others: what went wrong together is tried in halves, down to the culprit. */
  async function settleFailure(
    groups: readonly (readonly PendingCommand[])[],
    error: unknown,
  ): Promise<Again<PendingCommand>[]> {
    const commands = groups.flat();
    const separable =
      !(error instanceof AshlarError) && !(error instanceof StoreFailure && error.kind !== "refused");
    if (commands.length === 1 || !separable) {
      for (const command of commands) command.settle(storeFailed(command.operation, error));
      return [];
    }
    const middle = groups.length >> 1;
    const parts =
      middle > 0 ? [groups.slice(0, middle), groups.slice(middle)] : commands.map((command) => [[command]]);
    const again: Again<PendingCommand>[] = [];
    for (const [n, part] of parts.entries()) {
      again.push(...(await runGroups(part)));
      // What comes later in a key's line must not overtake what goes back to its head.
      if (middle === 0 && again[0]) return [{ ...again[0], items: commands.slice(n) }];
    }
    return again;
  }

  function entityOf(command: PendingCommand): Entity {
    return entities.get(command.operation.name)!;
  }

  function addressOf(command: PendingCommand) {
    return { entity: entityOf(command).name, key: command.entityKey };
  }
}

function byKey(commands: readonly PendingCommand[]): PendingCommand[][] {
  const groups = new Map<string, PendingCommand[]>();
  for (const command of commands) groups.set(command.key, [...(groups.get(command.key) ?? []), command]);
  return [...groups.values()];
}
