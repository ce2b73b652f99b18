import { type ErrorCode, errorCatalogue } from "@ashlar/core";
import { expect } from "vitest";
import { boundMs, type Outcome } from "./command-line.ts";
import { expectGolden, masked } from "./golden.ts";

const oneBlock = /^(ASH_[A-Z_]+)(?: {2}\S+)?\n {2}\S.*\n {2}why: \S.*\n {2}fix: \S.*\n$/;

/**
 * What a user is told: one error and nothing else, in words that the golden file has, with the exit code of its kind.
 *
 * @param masks what differs from one run to the next, and what stands in its place.
 */
export function expectOneError(
  name: string,
  code: ErrorCode,
  { exit, out, err, ms }: Outcome,
  masks: Readonly<Record<string, string>>,
): void {
  expect(ms).toBeLessThan(boundMs);
  expect(out).toBe("");
  expect(err).toMatch(oneBlock);
  expect(err).not.toMatch(/^\s+at /m);
  expectGolden(name, `exit ${exit}\n\n${masked(err, masks)}`);
  expect(oneBlock.exec(err)?.[1]).toBe(code);
  expect(exit).toBe(errorCatalogue[code].exit);
}
