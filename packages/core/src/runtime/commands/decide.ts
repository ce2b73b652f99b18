import { type AnyContract, type NewEvent, parse, Rejection } from "../../contract/index.js";
import type { Entity } from "../../module/index.js";
import { deepFreeze, findUnserialisable } from "../call/boundary.js";
import { deepestEvent, faultText, findUnstorable } from "../ports/storable-value.js";
import type { PendingCommand } from "./command.js";
import { answered, failed, invalid, rejected, type Verdict } from "./verdict.js";

/** What one command comes to, given the state before it. */
export interface Decided {
  readonly verdict: Verdict;
  readonly events: readonly NewEvent[];
  readonly state: unknown;
}

/** Decides one command. Never throws: a decider that does has failed the command and changed nothing. */
export async function decide(
  entity: Entity,
  state: unknown,
  command: PendingCommand,
  now: Date,
  development: boolean,
): Promise<Decided> {
  const unchanged = (verdict: Verdict): Decided => ({ verdict, events: [], state });
  const { operation, input } = command;
  try {
    if (development) deepFreeze(state);
    const decision = entity.decide[operation.name]!(state, input, { reject, now });
    if (decision instanceof Rejection) return unchanged(await rejected(operation, decision));
    const events = await checkEvents(entity.contract, toList(decision), development);
    if (typeof events === "string") return unchanged(invalid(operation, events));
    const next = events.reduce((before, event) => evolve(entity, before, event), state);
    const unserialisable = development ? findUnserialisable(next) : undefined;
    if (unserialisable) {
      const message = `its state cannot be stored as JSON: ${faultText(unserialisable)}`;
      return unchanged(invalid(operation, message));
    }
    const reply = entity.reply[operation.name]?.(next, input);
    const verdict = await answered(operation, reply, development);
    return verdict.kind === "done" ? { verdict, events, state: next } : unchanged(verdict);
  } catch (error) {
    const refused = error instanceof Rejection && error.operation === "";
    return unchanged(refused ? await rejected(operation, error) : failed(operation, error));
  }
}

/** Makes the refusal that a decider or handler returns; its address is filled in later. */
export function reject(reason: string, data: unknown): Rejection<never, never> {
  return new Rejection("", reason, data) as Rejection<never, never>;
}

/** Parses events against the contract, or says what is wrong with the first that doesn't fit. */
export async function checkEvents(
  contract: AnyContract,
  events: readonly NewEvent[],
  development: boolean,
): Promise<NewEvent[] | string> {
  const checked: NewEvent[] = [];
  for (const { type, data } of events) {
    const definition = contract.events[type]?.definition;
    if (!definition) return `it published "${type}", which is not an event of its contract`;
    let parsed = parse(definition.schema, data);
    if (parsed instanceof Promise) parsed = await parsed;
    if (!parsed.ok)
      return `its event ${type} does not fit the contract: ${parsed.issues[0]!.path}: ${parsed.issues[0]!.message}`;
    const unserialisable = development ? findUnserialisable(parsed.value) : undefined;
    if (unserialisable) return `its event ${type} cannot be stored as JSON: ${faultText(unserialisable)}`;
    // Reactions would call with it, and fail for ever.
    const unstorable = findUnstorable(parsed.value, deepestEvent);
    if (unstorable) return `its event ${type} cannot be stored: ${faultText(unstorable)}`;
    checked.push({ type, data: parsed.value });
  }
  return checked;
}

/** The state after an event. */
export function evolve(entity: Entity, state: unknown, { type, data }: NewEvent): unknown {
  const change = entity.evolve[type];
  return change ? change(state, data) : state;
}

function toList(decision: unknown): readonly NewEvent[] {
  if (decision === undefined || decision === null) return [];
  return Array.isArray(decision) ? decision : [decision as NewEvent];
}
