import { createHash } from "node:crypto";
import type { OperationRef } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import { findUnserialisable, isPlain } from "../call/boundary.js";
import { faultText } from "../ports/storable-value.js";

/**
 * Tells whether two commands with one id are the same command: by the input as it was given, whatever the order of its
 * fields. What a schema makes of it may differ from one repetition to the next, such as a default of the present time.
 *
 * @throws CallError `InvalidInput` when the input is no JSON, of which there is no telling.
 */
export function fingerprintOf(operation: OperationRef, given: unknown): string {
  try {
    return digest(`given\0${operation.id}\0${canonical(given)}`);
  } catch (cause) {
    const fault = findUnserialisable(given);
    const message = `the input of a command with an id must be JSON: ${fault ? faultText(fault) : String(cause)}`;
    throw new CallError("InvalidInput", operation.id, {
      message,
      mayHaveExecuted: false,
      issues: fault ? [{ path: fault.path, message: fault.reason }] : [],
      cause,
    });
  }
}

/** What repetitions were told by before: the parsed input. Outcomes that were stored so are remembered for a week. */
export function earlierFingerprintOf({ id }: OperationRef, parsed: unknown): string | undefined {
  try {
    return digest(`${id}\0${JSON.stringify(parsed) ?? ""}`);
  } catch {
    return undefined;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** JSON with the fields of objects in one order. */
function canonical(value: unknown): string {
  if (value === undefined || typeof value === "string" || typeof value === "boolean") {
    return JSON.stringify(value) ?? "null";
  }
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (value === null) return "null";
  if (typeof value !== "object") throw new TypeError(`a ${typeof value} is no JSON`);
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return canonical(toJSON.call(value));
  if (!isPlain(value)) throw new TypeError("an object of a class is no JSON");
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join()}}`;
}
