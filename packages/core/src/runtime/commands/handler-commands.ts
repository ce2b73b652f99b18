import type { Logger } from "pino";
import { type NewEvent, Rejection } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { Module } from "../../module/index.js";
import { inTrace } from "../../telemetry/active-trace.js";
import { askWithin } from "../call/ask.js";
import { answerable } from "../call/floating-rejections.js";
import type { Router } from "../call/router.js";
import { toRecord } from "../feed/event-record.js";
import type { Clock } from "../ports/clock.js";
import type { EventRecord } from "../ports/feed.js";
import type { ModuleStore } from "../ports/module-store.js";
import { Overtaken } from "../ports/overtaken.js";
import type { Random } from "../ports/random.js";
import type { StoreTransaction } from "../ports/state-store.js";
import type { PendingCommand } from "./command.js";
import { foldViews } from "./commit.js";
import { checkEvents, reject } from "./decide.js";
import { untilApart } from "./races.js";
import { answered, invalid, recalled, rejected, storeFailed, toOutcome, type Verdict } from "./verdict.js";

/** What the plain command handlers of a module need. */
export interface HandlerCommandsDependencies {
  readonly module: Module;
  readonly store: ModuleStore;
  readonly router: Router;
  readonly clock: Clock;
  readonly random: Random;
  readonly development: boolean;
  readonly log: Logger;
  readonly onStored: () => void;
}

/** Ends a transaction that must leave nothing behind, with the verdict its caller is told. */
class RolledBack extends Error {
  constructor(readonly verdict: Verdict) {
    super("rolled back");
  }
}

/** Runs plain handlers, each in one transaction that also holds its events, the views' rows and its outcome. */
export function handlerCommands(dependencies: HandlerCommandsDependencies) {
  const { module, store, router, clock, random, development, log, onStored } = dependencies;

  return runGroups;

  async function runGroups(groups: readonly (readonly PendingCommand[])[]): Promise<undefined> {
    for (const command of groups.flat()) await run(command);
  }

  async function run(command: PendingCommand): Promise<void> {
    if (command.call.ended) return;
    command.call.leaveLine();
    command.call.mayHaveExecuted = true;
    const verdict = await inTrace(command.call.trace, () => verdictOf(command));
    if (verdict !== "overtaken") {
      command.settle(verdict);
      return;
    }
    command.call.mayHaveExecuted = false;
    command.races++;
    await untilApart(clock, random, command.races);
    await run(command);
  }

  async function verdictOf(command: PendingCommand): Promise<Verdict | "overtaken"> {
    try {
      const { entityKey, fingerprint, call, races } = command;
      const { verdict, told } = await store.transact(
        entityKey,
        // Whoever freed the connection ran in another trace.
        (tx) => inTrace(call.trace, () => handle(tx, command)),
        { recall: fingerprint === undefined ? undefined : call.commandId, again: races > 0 },
      );
      if (told) onStored();
      return verdict;
    } catch (error) {
      if (error instanceof Overtaken) return "overtaken";
      if (error instanceof RolledBack) return remember(command, error.verdict);
      return storeFailed(command.operation, error);
    }
  }

  async function handle(
    tx: StoreTransaction,
    command: PendingCommand,
  ): Promise<{ verdict: Verdict; told: boolean }> {
    const { operation, input, fingerprint, entityKey, call } = command;
    const id = call.commandId;
    if (fingerprint !== undefined && tx.recalled) {
      return { verdict: recalled(command, tx.recalled), told: false };
    }
    const now = clock.now();
    const published: NewEvent[] = [];
    const handler = module.commands[operation.name]!;
    const tellLate = (err: unknown) =>
      log.error(
        { err, command: operation.id, id },
        "a handler that had ended left a promise behind, which was rejected",
      );
    const scope = scopeOf(command);
    const answer = await inTime(command, () =>
      answerable(
        () =>
          handler(input, {
            db: tx.db,
            views: tx.views,
            publish: scope.bound("publish", (event: NewEvent) => {
              published.push(event);
            }),
            reject,
            ask: scope.bound("ask", askWithin(router, operation, call)),
            caller: call.caller,
            now: new Date(now),
            id,
          } as never),
        tellLate,
      ),
    )
      .catch((error) => {
        if (error instanceof Rejection && error.operation === "") return error;
        throw error;
      })
      .finally(scope.end);
    const verdict =
      answer instanceof Rejection
        ? await rejected(operation, answer)
        : await answered(operation, answer, development);
    if (verdict.kind !== "done") throw new RolledBack(verdict);
    const events = await checkEvents(module.contract, published, development);
    if (typeof events === "string") throw new RolledBack(invalid(operation, events));
    const origin = { key: entityKey, atMs: now, causeId: id, trace: call.trace };
    await save(
      tx,
      command,
      verdict,
      events.map((event) => toRecord(module.contract, event, random.id(now), origin)),
    );
    return { verdict, told: events.length > 0 };
  }

  async function save(
    tx: StoreTransaction,
    command: PendingCommand,
    verdict: Verdict,
    events: readonly EventRecord[],
  ): Promise<void> {
    const outcome =
      command.fingerprint === undefined
        ? undefined
        : toOutcome(command.call.commandId, command.fingerprint, verdict);
    if (events.length === 0 && !outcome) return;
    const change = { entities: [], rows: [], events, outcomes: outcome ? [outcome] : [] };
    const [commit] = await foldViews(
      module,
      tx,
      [{ commands: [command], verdicts: new Map(), change }],
      new Map(),
    );
    const [result] = await tx.save([commit!.change], clock.now());
    if (result === "stale") throw new Overtaken();
  }

  /** A refusal is remembered beside the transaction it rolled back, unless the command has come to something elsewhere. */
  async function remember(command: PendingCommand, verdict: Verdict): Promise<Verdict | "overtaken"> {
    const outcome =
      command.fingerprint === undefined
        ? undefined
        : toOutcome(command.call.commandId, command.fingerprint, verdict);
    if (!outcome) return verdict;
    try {
      const change = { entities: [], rows: [], events: [], outcomes: [outcome] };
      const [result] = await store.save([change], clock.now());
      return result === "stale" ? "overtaken" : verdict;
    } catch (error) {
      return storeFailed(command.operation, error);
    }
  }

  /** What a handler works with is its own until it ends: what comes later would be lost without a word. */
  function scopeOf({ operation }: PendingCommand) {
    let ended = false;
    return {
      bound<A extends readonly never[], R>(name: string, work: (...parameters: A) => R) {
        return (...parameters: A): R => {
          if (!ended) return work(...parameters);
          const error = new Error(
            `\`${name}\` was used after the handler of ${operation.id} had ended: an \`await\` is missing in it.`,
          );
          log.error({ operation: operation.id, err: error }, "used too late");
          throw error;
        };
      },
      end() {
        ended = true;
      },
    };
  }

  /** A handler that never ends must not hold its transaction for ever. */
  function inTime<T>(command: PendingCommand, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(Math.max(0, command.call.deadlineMs - clock.elapsed()), () =>
        reject(
          new CallError("Timeout", command.operation.id, {
            message: "its deadline passed",
            mayHaveExecuted: false,
          }),
        ),
      );
      work().then(resolve, reject).finally(cancel);
    });
  }
}
