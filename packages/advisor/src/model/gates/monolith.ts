import { amount } from "@ashlar/survey/printing";
import { growthOf } from "../growth.js";
import type { Gate } from "../rule.js";
import { notNeeded, open } from "./gate-answers.js";

/** Fewer people keep the parts apart by talking. */
const peopleWhoTalk = 10;

/** Up to here one program in layers is the default. */
const defaultUpTo = 50;

/** When layers are no longer enough, and modules with enforced boundaries are the simplest that works. */
export const monolithGates: readonly Gate[] = [
  {
    id: "modularise-first",
    patterns: ["monolith"],
    sentence:
      "Unclear boundaries mean modules first, whatever the size; only a handful of people can do without.",
    source: { kind: "case", lesson: 3 },
    judge: ({ boundaries, teams, engineersIn18Months }) =>
      boundaries === "unclear" && (teams > 1 || engineersIn18Months > 2 * peopleWhoTalk)
        ? notNeeded(
            `${amount(engineersIn18Months, "engineer")} in ${amount(teams, "team")} share unclear boundaries`,
            "boundaries",
          )
        : open(`boundaries: ${boundaries}, ${amount(teams, "team")}`),
  },
  {
    id: "layers-up-to-fifty",
    patterns: ["monolith"],
    sentence: `Layers are the default up to ${defaultUpTo} engineers; beyond, merges and releases wait for each other without modules.`,
    source: { kind: "guide", section: "Patterns: monolith, layered" },
    judge: ({ engineersIn18Months }) => {
      const said = `${amount(engineersIn18Months, "engineer")} in 18 months`;
      return engineersIn18Months > defaultUpTo ? notNeeded(said, "engineersIn18Months") : open(said);
    },
  },
  {
    id: "boundaries-before-people",
    patterns: ["monolith"],
    sentence:
      "A head-count that triples in two years needs enforced boundaries before the people come; modest growth does not.",
    source: { kind: "guide", section: "Growth" },
    judge({ engineers, engineersIn18Months }) {
      const said = `${amount(engineers, "engineer")} now, ${engineersIn18Months} in 18 months`;
      const isSteep =
        growthOf({ engineers, engineersIn18Months }) === "tripling" && engineersIn18Months >= peopleWhoTalk;
      return isSteep ? notNeeded(said, "engineersIn18Months") : open(said);
    },
  },
];
