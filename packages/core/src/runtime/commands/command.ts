import type { Context } from "@opentelemetry/api";
import type { Caller, OperationRef } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { CallContext } from "../call/call-context.js";
import type { Deadlines, Wait } from "../call/deadline.js";
import type { CommandId } from "../call/endpoint.js";
import { fingerprint } from "./fingerprint.js";
import type { Keyed, KeyedQueue } from "./keyed-queue.js";
import type { Verdict } from "./verdict.js";

const longestKey = 512;

/** A command that has been accepted and waits for its verdict. */
export interface PendingCommand extends Keyed, Wait {
  readonly operation: OperationRef;
  readonly input: unknown;
  /** The key of the entity it is about, as its contract says; `key` also tells which entity. */
  readonly entityKey: string;
  readonly id: string;
  /** Undefined when the id is new and cannot come again. */
  readonly fingerprint: string | undefined;
  readonly caller: Caller | undefined;
  readonly trace: Context | undefined;
  /** How often it lost a race against another replica. */
  races: number;
  /** Whether it may have taken effect already. */
  begun: boolean;
  readonly settle: (verdict: Verdict) => void;
}

/** Queues a command and resolves with its output, or rejects with what its verdict or deadline says. */
export function enqueue(
  queue: KeyedQueue<PendingCommand>,
  deadlines: Deadlines,
  operation: OperationRef,
  entity: string,
  input: unknown,
  context: CallContext,
  command: CommandId,
): Promise<unknown> {
  const entityKey = keyOf(operation, input);
  return new Promise((resolve, reject) => {
    const pending: PendingCommand = {
      key: `${entity}\0${entityKey}`,
      entityKey,
      operation,
      input,
      id: command.id,
      fingerprint: command.idempotent ? fingerprint(operation.id, input) : undefined,
      caller: context.caller,
      trace: context.trace,
      deadlineMs: context.deadlineMs,
      races: 0,
      begun: false,
      settle(verdict) {
        deadlines.remove(pending);
        if (verdict.kind === "done") resolve(verdict.output);
        else reject(verdict.kind === "rejected" ? verdict.rejection : verdict.error);
      },
      expire: () =>
        reject(
          new CallError("Timeout", operation.id, {
            message: "its deadline passed",
            mayHaveExecuted: pending.begun,
          }),
        ),
    };
    if (queue.add(pending)) deadlines.add(pending);
    else
      reject(
        new CallError("Overloaded", operation.id, {
          message: "too many commands are waiting",
          mayHaveExecuted: false,
        }),
      );
  });
}

function keyOf(operation: OperationRef, input: unknown): string {
  if (operation.definition.kind !== "command") throw new TypeError(`${operation.id} is not a command`);
  const key: unknown = operation.definition.key(input as never);
  if (typeof key === "string" && key.length > 0 && key.length <= longestKey && !key.includes("\0"))
    return key;
  throw new CallError("InvalidInput", operation.id, {
    message: `its key must be a text of 1 to ${longestKey} characters without NUL`,
    mayHaveExecuted: false,
    issues: [{ path: "", message: "the key that the contract takes from the input is not usable" }],
  });
}
