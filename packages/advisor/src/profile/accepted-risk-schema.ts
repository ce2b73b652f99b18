import { z } from "zod";
import { words } from "./input-schema.js";
import { keyed } from "./keyed.js";
import { acceptable } from "./organisation.js";

/** A risk that organisation.yaml accepts, as it is written. */
export const acceptedRiskSchema = z
  .strictObject(
    {
      capability: z
        .enum(acceptable, {
          error: `expected one of ${acceptable.map((one) => `"${one}"`).join(", ")}`,
        })
        .meta({ description: "What is lacking." }),
      module: words("a module's name")
        .optional()
        .meta({ description: "For this module only. Left out: for the whole system." }),
      owner: words("the team or person who answers for it").meta({ description: "Who answers for it." }),
      reason: words("the reason for accepting it").meta({ description: "Why it is accepted." }),
      accepted: day().meta({ description: "The day on which it was accepted." }),
      expires: day().meta({ description: "The first day on which it no longer holds." }),
    },
    { error: (issue) => keyed(issue) && "expected { capability, owner, reason, accepted, expires }" },
  )
  .refine(({ accepted, expires }) => accepted < expires, {
    path: ["expires"],
    error: "it ends before it begins; expected a day after `accepted`",
  });

function day() {
  return z.iso.date({ error: "expected a day of the calendar, such as 2026-11-01" });
}
