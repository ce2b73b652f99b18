import type { ProfileEntry } from "../../profile/profile.js";
import { entryLabel } from "./entry-label.js";
import { valueText } from "./value-text.js";

/** What was assumed for one reason. */
export interface Assumption {
  /** Why just this, where nobody said anything: `what most systems have`. */
  readonly because: string;
  /** `Latency: normal`. */
  readonly values: readonly string[];
}

// Every assumption begins with it, so a heading says it once.
const nobodySaid = /^nobody said(?:[;,] (?:and )?|$)/;

/** What nobody said and nothing showed, grouped by the reason of taking just that. */
export function assumptions(profile: readonly ProfileEntry[]): readonly Assumption[] {
  const groups = new Map<string, string[]>();
  for (const { input, value, source, because } of profile) {
    if (source !== "assumed") continue;
    const reason = because.replace(nobodySaid, "");
    const values = groups.get(reason) ?? [];
    values.push(`${entryLabel(input)}: ${valueText(input, value)}`);
    groups.set(reason, values);
  }
  return [...groups].map(([because, values]) => ({ because, values }));
}
