import type { RuleId } from "../rules/rule-id.js";
import type { Violation } from "../violation.js";

/** The violations of one rule. */
export interface RuleGroup {
  readonly rule: RuleId;
  readonly clusters: readonly ViolationCluster[];
  readonly size: number;
}

/** Violations that belong together because the same is to be said of them: the edges of one cycle, for example. */
export interface ViolationCluster {
  readonly violations: readonly Violation[];
  readonly details: readonly string[];
}

/** Groups violations by their rule, and those of a rule by their details. Keeps the order in which each came first. */
export function violationGroups(violations: readonly Violation[]): RuleGroup[] {
  return [...grouped(violations, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    clusters: [...grouped(ofRule, clusterKey).values()].map((cluster) => ({
      violations: cluster,
      details: cluster[0]?.details ?? [],
    })),
    size: ofRule.length,
  }));
}

/** The fix of all of them when it is the same, so that it is said once. */
export function commonFix({ violations }: ViolationCluster): string | undefined {
  const fixes = new Set(violations.map(({ fix }) => fix));
  return fixes.size === 1 ? violations[0]?.fix : undefined;
}

// One without details is alike to none but itself.
function clusterKey(violation: Violation): unknown {
  return violation.details?.length ? violation.details.join("\n") : violation;
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
