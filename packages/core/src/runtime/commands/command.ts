import type { OperationRef } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { RunningCall } from "../call/call-context.js";
import { isStorable } from "../ports/storable-text.js";
import { fingerprintOf } from "./fingerprint.js";
import type { Keyed, KeyedQueue } from "./keyed-queue.js";
import type { Verdict } from "./verdict.js";

const longestKey = 512;

/** A command that has been accepted and waits for its verdict. */
export interface PendingCommand extends Keyed {
  readonly operation: OperationRef;
  readonly input: unknown;
  /** The key of the entity it is about, as its contract says; `key` also tells which entity. */
  readonly entityKey: string;
  readonly call: RunningCall;
  /** Undefined when the id is new and cannot come again. */
  readonly fingerprint: string | undefined;
  /** How often it lost a race against another replica. */
  races: number;
  readonly settle: (verdict: Verdict) => void;
}

/** A command's input as its contract parsed it, and as it came. */
export interface CommandInput {
  readonly parsed: unknown;
  readonly given: unknown;
}

/**
 * Queues a command and resolves with its output, or rejects with what its verdict says.
 *
 * @param entity the entity's name; empty for a plain handler
 */
export function enqueue(
  queue: KeyedQueue<PendingCommand>,
  operation: OperationRef,
  entity: string,
  { parsed, given }: CommandInput,
  call: RunningCall,
): Promise<unknown> {
  const entityKey = keyOf(operation, parsed);
  requireUsableId(operation, call);
  const fingerprint = call.idempotent ? fingerprintOf(operation, given) : undefined;
  return new Promise((resolve, reject) => {
    const accepted = queue.add({
      key: `${entity}\0${entityKey}`,
      entityKey,
      operation,
      input: parsed,
      call,
      fingerprint,
      races: 0,
      settle(verdict) {
        if (verdict.kind === "done") resolve(verdict.output);
        else reject(verdict.kind === "rejected" ? verdict.rejection : verdict.error);
      },
    });
    if (accepted) call.enterLine();
    else reject(overloaded(operation));
  });
}

function overloaded({ id }: OperationRef): CallError {
  return new CallError("Overloaded", id, {
    message: "too many commands are waiting",
    mayHaveExecuted: false,
  });
}

function keyOf(operation: OperationRef, input: unknown): string {
  if (operation.definition.kind !== "command") throw new TypeError(`${operation.id} is not a command`);
  const key: unknown = operation.definition.key(input as never);
  if (typeof key === "string" && isUsable(key)) return key;
  throw new CallError("InvalidInput", operation.id, {
    message: `its key must be ${usable}`,
    mayHaveExecuted: false,
    issues: [{ path: "", message: "the key that the contract takes from the input is not usable" }],
  });
}

function requireUsableId({ id }: OperationRef, { idempotent, commandId }: RunningCall): void {
  if (!idempotent || isUsable(commandId)) return;
  throw new CallError("InvalidInput", id, { message: `its id must be ${usable}`, mayHaveExecuted: false });
}

const usable = `a text of 1 to ${longestKey} characters without NUL and unpaired surrogates`;

function isUsable(text: string): boolean {
  return text.length > 0 && text.length <= longestKey && isStorable(text);
}
