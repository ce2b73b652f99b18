import type { AccessDescription } from "@ashlar/core";

/**
 * Whether callers from outside lose access: `unclear` when a rule of the contract decides on one side and roles on the
 * other, as nobody can say of a function whom it lets in.
 */
export function accessNarrowing(
  before: AccessDescription,
  after: AccessDescription,
): "narrowed" | "unclear" | undefined {
  const [rankBefore, rankAfter] = [rank(before), rank(after)];
  if (rankBefore !== rankAfter) return rankAfter < rankBefore ? "narrowed" : undefined;
  if (typeof before === "object" && typeof after === "object") {
    return before.roles.every((role) => after.roles.includes(role)) ? undefined : "narrowed";
  }
  return before === after ? undefined : "unclear";
}

/** How many are let in. Roles and rules are between everybody with a token and nobody. */
function rank(access: AccessDescription): number {
  if (access === "public") return 3;
  if (access === "authenticated") return 2;
  return access === "internal" ? 0 : 1;
}

/** Who may call, in words. */
export function accessText(access: AccessDescription): string {
  if (typeof access === "object") return `roles ${access.roles.join(", ")}`;
  return access === "rule" ? "a rule" : access;
}
