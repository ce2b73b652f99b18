import { rm } from "node:fs/promises";
import { join } from "node:path";
import { AshlarError } from "@ashlar/core/errors";
import { readConfiguration } from "@ashlar/survey/configuration";
import { replaceFile } from "../replace-file.js";
import { type RuleId, ruleIds } from "../rules/rule-id.js";
import type { Violation } from "../violation.js";

/** The file that keeps the violations which a repository had when it began to be checked. */
export const baselineFile = "boundaries.baseline.json";

/** Forgiven violations: for each rule the identities, which say nothing of lines. */
export type Baseline = ReadonlyMap<RuleId, ReadonlySet<string>>;

// These speak of the baseline and of comments themselves, or are accepted in a file of their own.
const neverForgiven: ReadonlySet<RuleId> = new Set([
  "current-baseline",
  "current-suppressions",
  "stable-contracts",
  "operable-architecture",
]);

/**
 * Reads the baseline of a repository; `undefined` when there is none.
 *
 * @throws AshlarError `ASH_BASELINE_INVALID`
 */
export async function readBaseline(root: string): Promise<Baseline | undefined> {
  let text: string;
  try {
    text = readConfiguration(join(root, baselineFile), root);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw invalid(`The file cannot be read (${code ?? (cause as Error).message}).`, cause);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid("The file is not JSON; conflict markers of a merge, perhaps.", cause);
  }
  const { ashlar, violations } = (value ?? {}) as {
    readonly ashlar?: unknown;
    readonly violations?: unknown;
  };
  if (typeof ashlar === "number" && ashlar > 1) throw invalid("A newer version of Ashlar wrote the file.");
  if (ashlar !== 1 || typeof violations !== "object" || violations === null)
    throw invalid("The file is not a baseline.");
  return new Map(
    Object.entries(violations).map(([rule, identities]) => {
      if (!(ruleIds as readonly string[]).includes(rule))
        throw invalid(`It names a rule "${rule}", which does not exist.`);
      if (!Array.isArray(identities) || identities.some((one) => typeof one !== "string")) {
        throw invalid(`"${rule}" must be a list of texts.`);
      }
      return [rule as RuleId, new Set<string>(identities)];
    }),
  );
}

/** The baseline that forgives exactly these violations. */
export function baselineOf(violations: readonly Violation[]): Baseline {
  const baseline = new Map<RuleId, Set<string>>();
  for (const { rule, identity } of violations) {
    if (neverForgiven.has(rule)) continue;
    baseline.set(rule, (baseline.get(rule) ?? new Set()).add(identity));
  }
  return baseline;
}

/** What a baseline leaves of violations, and what of the baseline no longer forgives anything. */
export function forgive(violations: readonly Violation[], baseline: Baseline) {
  const remaining = violations.filter(
    ({ rule, identity }) => neverForgiven.has(rule) || !baseline.get(rule)?.has(identity),
  );
  const present = new Set(violations.map(({ rule, identity }) => `${rule} ${identity}`));
  const stale = Array.from(baseline, ([rule, identities]) =>
    [...identities]
      .filter((identity) => neverForgiven.has(rule) || !present.has(`${rule} ${identity}`))
      .map((identity) => ({ rule, identity })),
  ).flat();
  return { remaining, stale };
}

/** A baseline without what is stale. It never grows. */
export function shrink(baseline: Baseline, stale: readonly Pick<Violation, "rule" | "identity">[]): Baseline {
  const gone = new Set(stale.map(({ rule, identity }) => `${rule} ${identity}`));
  return new Map(
    Array.from(baseline, ([rule, identities]) => [
      rule,
      new Set([...identities].filter((identity) => !gone.has(`${rule} ${identity}`))),
    ]),
  );
}

/** What is wrong with entries that forgive nothing any more. */
export function staleEntries(stale: readonly Pick<Violation, "rule" | "identity">[]): readonly Violation[] {
  return stale.map(({ rule, identity }) => ({
    rule: "current-baseline",
    identity: `${rule}: ${identity}`,
    message: `The baseline still forgives ${rule}: ${identity}, which is mended.`,
    fix: "Run `ashlar check --shrink`.",
    places: [{ file: baselineFile }],
  }));
}

/** Writes a baseline: sorted, one entry a line, so that it merges and reads well. An empty one is removed. */
export async function writeBaseline(root: string, baseline: Baseline): Promise<void> {
  const file = join(root, baselineFile);
  const entries = ruleIds.flatMap((rule) => {
    const identities = [...(baseline.get(rule) ?? [])].sort();
    return identities.length === 0 ? [] : [[rule, identities] as const];
  });
  try {
    if (entries.length === 0) return await rm(file, { force: true });
    const text = JSON.stringify({ ashlar: 1, violations: Object.fromEntries(entries) }, null, 2);
    await replaceFile(file, `${text}\n`);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const message = `The file cannot be written (${code}).`;
    const fix = "Check the permissions of its folder, and the space on the disk.";
    throw new AshlarError("ASH_BASELINE_INVALID", { message, fix, at: { file: baselineFile }, cause });
  }
}

function invalid(message: string, cause?: unknown): AshlarError {
  return new AshlarError("ASH_BASELINE_INVALID", { message, at: { file: baselineFile }, cause });
}
