import { type OperationRef, type Parsed, parse, Rejection } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import { deepFreeze, findUnserialisable } from "../call/boundary.js";
import { errorText } from "../error-text.js";
import type { RecordedOutcome } from "../ports/state-store.js";
import { faultText } from "../ports/storable-value.js";
import { isOutage, StoreFailure } from "../ports/store-failure.js";
import type { PendingCommand } from "./command.js";
import { earlierFingerprintOf } from "./fingerprint.js";

/** How a command ended: what its caller is told, and what its repetition will be told. */
export type Verdict =
  | { readonly kind: "done"; readonly output: unknown }
  | { readonly kind: "rejected"; readonly rejection: Rejection }
  | { readonly kind: "failed"; readonly error: CallError };

/** Checks a refusal against the contract and addresses it. */
export async function rejected(operation: OperationRef, { reason, data }: Rejection): Promise<Verdict> {
  const schema = operation.definition.kind === "command" ? operation.definition.rejects[reason] : undefined;
  if (!schema) return invalid(operation, `it refused with "${reason}", which its contract does not declare`);
  const parsed = await parse(schema, data);
  if (!parsed.ok)
    return invalid(
      operation,
      `its refusal "${reason}" does not fit the contract: ${parsed.issues[0]?.message}`,
    );
  return { kind: "rejected", rejection: new Rejection(operation.id, reason, parsed.value) };
}

/** Checks an answer against the contract; asynchronous only when its schema is. */
export function answered(
  operation: OperationRef,
  value: unknown,
  development: boolean,
): Verdict | Promise<Verdict> {
  const { output } = operation.definition;
  if (!output) return { kind: "done", output: undefined };
  const parsed = parse(output, value);
  return parsed instanceof Promise
    ? parsed.then((later) => checkedAnswer(operation, later, development))
    : checkedAnswer(operation, parsed, development);
}

function checkedAnswer(operation: OperationRef, parsed: Parsed<unknown>, development: boolean): Verdict {
  if (!parsed.ok) {
    const { path, message } = parsed.issues[0]!;
    return invalid(operation, `its answer does not fit the contract: ${path || "the answer"}: ${message}`);
  }
  const unserialisable = development ? findUnserialisable(parsed.value) : undefined;
  if (unserialisable)
    return invalid(operation, `its answer cannot be sent as JSON: ${faultText(unserialisable)}`);
  return { kind: "done", output: development ? deepFreeze(parsed.value) : parsed.value };
}

/** A command that its module did wrong; nothing of it was kept. */
export function invalid(operation: OperationRef, message: string): Verdict {
  return {
    kind: "failed",
    error: new CallError("InvalidOutput", operation.id, { message, mayHaveExecuted: false }),
  };
}

/** A command whose code threw; nothing of it was kept. */
export function failed(operation: OperationRef, cause: unknown): Verdict {
  return {
    kind: "failed",
    error: new CallError("Failed", operation.id, {
      message: errorText(cause),
      mayHaveExecuted: false,
      cause,
    }),
  };
}

/** A command that the store, or a view's fold, failed. */
export function storeFailed(operation: OperationRef, cause: unknown): Verdict {
  if (cause instanceof CallError && cause.operation === operation.id) return { kind: "failed", error: cause };
  const mayHaveExecuted = cause instanceof StoreFailure && cause.kind === "uncertain";
  return {
    kind: "failed",
    error: new CallError(isOutage(cause) ? "Unavailable" : "Failed", operation.id, {
      message: errorText(cause),
      mayHaveExecuted,
      cause,
    }),
  };
}

/** What is remembered of a verdict; failures are not, so that they can be tried again. */
export function toOutcome(id: string, fingerprint: string, verdict: Verdict): RecordedOutcome | undefined {
  switch (verdict.kind) {
    case "done":
      return { id, fingerprint, result: { kind: "done", output: verdict.output } };
    case "rejected":
      return {
        id,
        fingerprint,
        result: { kind: "rejected", reason: verdict.rejection.reason, data: verdict.rejection.data },
      };
    case "failed":
      return undefined;
  }
}

/** What a repetition is told, or what a command is told that is none. */
export function recalled(
  { operation, input, fingerprint }: Pick<PendingCommand, "operation" | "input" | "fingerprint">,
  outcome: RecordedOutcome,
): Verdict {
  const known = outcome.fingerprint;
  if (known !== fingerprint && known !== earlierFingerprintOf(operation, input)) {
    const message = `the id "${outcome.id}" was used before with another command`;
    return {
      kind: "failed",
      error: new CallError("IdReused", operation.id, { message, mayHaveExecuted: false }),
    };
  }
  const { result } = outcome;
  return result.kind === "done"
    ? { kind: "done", output: result.output }
    : { kind: "rejected", rejection: new Rejection(operation.id, result.reason, result.data) };
}
