import { hash } from "node:crypto";
import type { Caller } from "../contract/index.js";
import { Problem } from "./problem.js";

const visibleAscii = /^[\x21-\x7e]{1,200}$/;

/**
 * The command id that an `Idempotency-Key` stands for. The caller and the operation are part of it, so that nobody can
 * meet, or probe for, somebody else's keys. Callers without a token share one space of keys.
 *
 * @throws Problem `ASH_HEADER_INVALID`
 */
export function commandId(
  header: string | string[] | undefined,
  caller: Caller | undefined,
  operation: string,
): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== "string" || !visibleAscii.test(header)) {
    throw new Problem("ASH_HEADER_INVALID", {
      detail: "Idempotency-Key must be 1 to 200 visible ASCII characters.",
    });
  }
  // Neither a key nor an operation contains a NUL, so the parts cannot run into each other.
  return hash("sha256", `${header}\0${operation}\0${caller ? `=${caller.subject}` : ""}`, "base64url");
}
