import { type Capability, capabilities, type Readiness, strengths } from "@ashlar/survey";
import fc from "fast-check";

type Seen = Readiness[number]["strength"];

/** Readiness in which only these capabilities were seen. */
export function evidenceOf(seen: Partial<Record<Capability, Seen>>): Readiness {
  return capabilities.map((capability) => ({
    capability,
    strength: seen[capability] ?? "not-available",
    findings: [],
  }));
}

/** Any readiness. */
export const anyEvidence: fc.Arbitrary<Readiness> = fc
  .record(
    Object.fromEntries(
      capabilities.map((name) => [name, fc.constantFrom<Seen>(...strengths, "none", "not-available")]),
    ),
  )
  .map(evidenceOf);
