import { z } from "zod";
import { type Pattern, patterns } from "../model/pattern.js";
import type { CaseFacts } from "./case-facts.js";
import { caseProfile } from "./case-profile.js";
import { oneOf } from "./one-of.js";

/** One documented decision: a situation, and what should be recommended in it. */
export interface Case extends CaseFacts {
  readonly id: string;
  readonly expected: Pattern;
  /** What else would be no mistake. */
  readonly acceptable: readonly Pattern[];
  /** The source was read, and says this. */
  readonly isVerified: boolean;
}

// An id is printed as it is, so it holds nothing that acts on a terminal.
const id = z
  .string("it must be a text")
  .min(1, "it must not be empty")
  .max(200, "it must not be longer than 200 characters")
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u, "it must not hold control characters");

/** A line of a casebook. Keys that it does not know are allowed, and count for nothing. */
export const caseSchema = z
  .object(
    {
      id,
      scope: oneOf(["whole", "module"]),
      profile: caseProfile,
      expected_recommendation: oneOf(patterns),
      acceptable: z.array(oneOf(patterns), "it must be a list of patterns").nullish(),
      verified: z.boolean("it must be true or false").nullish(),
    },
    "it must be an object in braces",
  )
  .transform(
    ({ profile, expected_recommendation, acceptable, verified, ...named }): Case => ({
      ...named,
      ...profile,
      expected: expected_recommendation,
      acceptable: acceptable ?? [],
      isVerified: verified ?? false,
    }),
  );
