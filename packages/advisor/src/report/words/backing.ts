import type { CapabilityEvidence, EvidencePlace } from "@ashlar/survey";
import type { ProfileEntry } from "../../profile/profile.js";

/** What stands behind the value of a capability. */
export interface Backing {
  readonly capability: CapabilityEvidence["capability"];
  readonly strength: CapabilityEvidence["strength"];
  /** What it counts as, and who says so; left out when the profile does not list it. */
  readonly entry: ProfileEntry | undefined;
  /** Counted as there although the repository shows no more than words. */
  readonly isClaim: boolean;
  /** Where the strongest findings point. */
  readonly places: readonly EvidencePlace[];
}

/** What the strength of evidence is called. */
export const strengthWords: Readonly<Record<CapabilityEvidence["strength"], string>> = {
  exercised: "exercised",
  wired: "wired",
  declared: "declared",
  none: "nothing found",
  "not-available": "not visible",
};

/** What stands behind each capability, in the order of the evidence. */
export function backingOf(
  readiness: readonly CapabilityEvidence[],
  profile: readonly ProfileEntry[],
): readonly Backing[] {
  return readiness.map(({ capability, strength, findings }) => {
    const entry = profile.find(({ input }) => input === capability);
    const isSeen = strength === "exercised" || strength === "wired";
    return {
      ...{ capability, strength, entry },
      isClaim: entry?.value === "yes" && !isSeen,
      places: findings.filter(({ outcome }) => outcome === "true").flatMap(({ places }) => places),
    };
  });
}
