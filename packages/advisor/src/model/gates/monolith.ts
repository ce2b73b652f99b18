import { amount } from "@ashlar/survey/printing";
import type { Gate } from "../rule.js";
import { notNeeded, open } from "./gate-answers.js";

/** Fewer people keep the parts apart by talking. */
const peopleWhoTalk = 10;

/** Tripling in two years is a little more than this in eighteen months. */
const steepGrowth = 2;

/** When layers are no longer enough, and modules with enforced boundaries are the simplest that works. */
export const monolithGates: readonly Gate[] = [
  {
    id: "modularise-first",
    patterns: ["monolith"],
    sentence:
      "Where several teams work in parts that nobody can tell apart, the parts come first: modules, in one program.",
    source: { kind: "case", lesson: 3 },
    inputs: ["boundaries", "teams"],
    judge: ({ boundaries, teams }) =>
      boundaries === "unclear" && teams > 1
        ? notNeeded(`${amount(teams, "team")} share unclear boundaries`, "boundaries")
        : open(`${amount(teams, "team")}, boundaries: ${boundaries}`),
  },
  {
    id: "boundaries-before-people",
    patterns: ["monolith"],
    sentence:
      "A head-count that triples in two years needs enforced boundaries before the people come; modest growth does not.",
    source: { kind: "guide", section: "Growth" },
    inputs: ["engineers", "engineersIn18Months"],
    judge({ engineers, engineersIn18Months }) {
      const said = `${amount(engineers, "engineer")} now, ${engineersIn18Months} in 18 months`;
      const isSteep = engineersIn18Months / engineers >= steepGrowth && engineersIn18Months >= peopleWhoTalk;
      return isSteep ? notNeeded(said, "engineersIn18Months") : open(said);
    },
  },
];
