import { AshlarError } from "@ashlar/core/errors";
import { baselineFile, forgive, readBaseline, shrink, writeBaseline } from "./forgiveness/baseline.js";
import { type InspectOptions, inspect } from "./inspection.js";

/**
 * Removes from a repository's baseline what is mended. Adds nothing, whatever is violated. Resolves to what was removed and
 * how much is left.
 *
 * @throws AshlarError `ASH_BASELINE_INVALID`, also when there is no baseline.
 */
export async function shrinkBaseline(
  folder: string,
  options: InspectOptions = {},
): Promise<{ readonly removed: readonly string[]; readonly left: number }> {
  const { root, violations } = await inspect(folder, options);
  const baseline = await readBaseline(root);
  if (!baseline) {
    throw new AshlarError("ASH_BASELINE_INVALID", {
      message: `There is no ${baselineFile} to shrink.`,
      fix: "Nothing is forgiven: there is nothing to do.",
    });
  }
  const { stale } = forgive(violations, baseline);
  const smaller = shrink(baseline, stale);
  if (stale.length > 0) await writeBaseline(root, smaller);
  return {
    removed: stale.map(({ rule, identity }) => `${rule}: ${identity}`),
    left: Array.from(smaller.values(), ({ size }) => size).reduce((a, b) => a + b, 0),
  };
}
