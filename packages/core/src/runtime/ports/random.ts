import { randomFillSync, randomInt } from "node:crypto";

/** Ids and chance, passed in so that a run can be repeated. */
export interface Random {
  /** A new unique id, ordered roughly by time (UUID version 7). */
  id(nowMs: number): string;
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
}

// Asking the machine for ten bytes costs as much as asking for thousands.
const entropy = new Uint8Array(10 * 400);
let used = entropy.length;

function tenRandomBytes(): Uint8Array {
  if (used === entropy.length) {
    randomFillSync(entropy);
    used = 0;
  }
  used += 10;
  return entropy.subarray(used - 10, used);
}

/** The machine's own randomness. */
export const systemRandom: Random = {
  id: (nowMs) => uuid7(nowMs, tenRandomBytes()),
  fraction: () => randomInt(2 ** 47) / 2 ** 47,
};

/** Formats a UUID version 7 (RFC 9562, section 5.7) from a time and ten random bytes. */
export function uuid7(nowMs: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
