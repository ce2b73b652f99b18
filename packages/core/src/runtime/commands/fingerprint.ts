import { createHash } from "node:crypto";

/** Tells whether two commands with one id are the same command. */
export function fingerprint(operation: string, input: unknown): string {
  return createHash("sha256")
    .update(operation)
    .update("\0")
    .update(JSON.stringify(input) ?? "")
    .digest("base64url")
    .slice(0, 22);
}
