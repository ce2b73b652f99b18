import type { CapabilityEvidence, Finding, Strength } from "@ashlar/survey";
import { proofs } from "./proof.js";
import type { Sourced } from "./source.js";

/** What the findings on one capability say: its value, or only a hint. */
export type CapabilityAnswer = { readonly value: Sourced<"yes" | "no"> } | { readonly hint: string };

const order: readonly Strength[] = ["declared", "wired", "exercised"];
const mostMessages = 3;

/** Judges what was found of one capability by what `proofs` asks of it. What could not be looked at is never a no. */
export function capabilityAnswer({ capability, strength, findings }: CapabilityEvidence): CapabilityAnswer {
  const { needs, unseen } = proofs[capability];
  switch (strength) {
    case "not-available":
      return { hint: "the repository cannot show it" };
    case "none": {
      const looked = findings.filter(({ outcome }) => outcome === "false").slice(0, mostMessages);
      const because = ["nothing in the repository shows it", ...looked.map(clause)].join("; ");
      return unseen === "absent" ? measured("no", because) : { hint: because };
    }
    default: {
      const seen = `${strength}: ${clause(findings[0]!)}`;
      return order.indexOf(strength) >= order.indexOf(needs)
        ? measured("yes", seen)
        : { hint: `the repository shows too little of it: ${seen}` };
    }
  }
}

function measured(value: "yes" | "no", because: string): CapabilityAnswer {
  return { value: { value, source: "measured", because } };
}

/** A finding as a part of a sentence, with its first place. */
function clause({ message, places: [place] }: Finding): string {
  const text = message.replace(/\.$/, "");
  if (!place) return text;
  return `${text} (${place.line === undefined ? place.file : `${place.file}:${place.line}`})`;
}
