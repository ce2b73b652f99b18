import { Problem } from "./problem.js";

const longestMs = 60_000;

/**
 * The deadline a client asks for with `ashlar-timeout-ms`, brought within 1 to 60000.
 *
 * @throws Problem `ASH_HEADER_INVALID`
 */
export function timeoutOf(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== "string" || !/^\d{1,9}$/.test(header)) {
    throw new Problem("ASH_HEADER_INVALID", { detail: "ashlar-timeout-ms must be a whole number." });
  }
  return Math.min(Math.max(Number(header), 1), longestMs);
}
