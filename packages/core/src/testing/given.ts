import { isDeepStrictEqual } from "node:util";
import {
  type CallInput,
  type NewEvent,
  type OperationRef,
  parse,
  type Rejection,
} from "../contract/index.js";
import type { Entity } from "../module/index.js";
import type { PendingCommand } from "../runtime/commands/command.js";
import { checkEvents, decide, evolve } from "../runtime/commands/decide.js";

/** What came of a command, to be held against what should have. */
export interface Then {
  /** These events, and no others, happened. */
  then(events: readonly NewEvent[] | NewEvent): Promise<void>;
  /** The command was refused for this reason, and with this data if it is given. */
  thenRejects(reason: string, data?: unknown): Promise<void>;
  /** Nothing happened, and that was fine. */
  thenNothing(): Promise<void>;
  /** The command answered this. */
  thenAnswers(output: unknown): Promise<void>;
}

/** An entity to which some events have happened. */
export interface Given {
  /** Sends it a command; `now` is the epoch unless told otherwise. */
  when<D extends OperationRef["definition"]>(
    command: OperationRef<D>,
    input: CallInput<D>,
    options?: { readonly now?: Date },
  ): Then;
}

/**
 * Tests an entity without any infrastructure: given what happened, when a command comes, then this happens.
 *
 * @example
 * ```ts
 * await given(order, [orders.events.OrderPlaced(placed)])
 *   .when(orders.place, placed)
 *   .thenRejects("AlreadyPlaced");
 * ```
 */
export function given(entity: Entity, events: readonly NewEvent[]): Given {
  return {
    when: (command, input, { now = new Date(0) } = {}) =>
      expectations(entity, run(entity, events, command, input, now)),
  };
}

async function run(
  entity: Entity,
  history: readonly NewEvent[],
  operation: OperationRef,
  input: unknown,
  now: Date,
) {
  const happened = await asStored(entity, history);
  const state = happened.reduce((before, event) => evolve(entity, before, event), entity.initial);
  const parsed = await parse(operation.definition.input, input);
  if (!parsed.ok)
    throw new Error(
      `${operation.id}: the input is invalid: ${parsed.issues[0]!.path}: ${parsed.issues[0]!.message}`,
    );
  return decide(entity, state, { operation, input: parsed.value } as PendingCommand, now, true);
}

async function asStored(entity: Entity, events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
  const checked = await checkEvents(entity.contract, events, true);
  if (typeof checked === "string") throw new Error(`Of the events that are given or expected, ${checked}.`);
  return checked;
}

function expectations(entity: Entity, decided: ReturnType<typeof run>): Then {
  return {
    async then(expected, refuse?: unknown) {
      // `await` without an expectation calls `then` as a promise's, and looks at nothing but its callbacks.
      if (typeof expected === "function") {
        const missing = new Error("An expectation is missing: then, thenRejects, thenNothing …");
        if (typeof refuse !== "function") throw missing;
        refuse(missing);
        return;
      }
      const { verdict, events } = await decided;
      if (verdict.kind !== "done") throw new Error(`Expected events, but ${describeVerdict(verdict)}.`);
      requireEqual(events, await asStored(entity, [expected].flat()), "events");
    },
    async thenRejects(reason, data) {
      const { verdict, events } = await decided;
      if (verdict.kind !== "rejected") {
        throw new Error(
          `Expected the refusal "${reason}", but ${verdict.kind === "done" ? `these happened: ${show(events)}` : describeVerdict(verdict)}.`,
        );
      }
      requireEqual(verdict.rejection.reason, reason, "refusal");
      if (data !== undefined) requireEqual(verdict.rejection.data, data, "refusal's data");
    },
    async thenNothing() {
      const { verdict, events } = await decided;
      if (verdict.kind !== "done")
        throw new Error(`Expected nothing to happen, but ${describeVerdict(verdict)}.`);
      requireEqual(events, [], "events");
    },
    async thenAnswers(output) {
      const { verdict } = await decided;
      if (verdict.kind !== "done") throw new Error(`Expected an answer, but ${describeVerdict(verdict)}.`);
      requireEqual(verdict.output, output, "answer");
    },
  };
}

function describeVerdict(
  verdict: { kind: "rejected"; rejection: Rejection } | { kind: "failed"; error: Error },
): string {
  return verdict.kind === "rejected"
    ? `it was refused: ${verdict.rejection.reason} ${show(verdict.rejection.data)}`
    : `it failed: ${verdict.error.message}`;
}

function requireEqual(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`Other ${what} than expected.\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`);
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
