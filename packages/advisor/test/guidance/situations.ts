import type { Situation } from "../../src/profile/situation.js";
import { operated, situation, versed } from "../situation.js";

/** Situations that the specifications of guidance tell of. */
export const ready: Situation = situation({
  ...{ engineers: 120, engineersIn18Months: 140, teams: 18, domainComplexity: "high", boundaries: "clear" },
  ...{
    independentScaling: "several",
    consistency: "eventual",
    coordinationPain: "high",
    painCause: "architecture",
  },
  operations: operated("yes"),
});

export const unready: Situation = { ...ready, operations: operated("unknown") };

export const small: Situation = situation({ engineers: 6, teams: 1, domainComplexity: "low" });

export const sprawling: Situation = situation({
  ...{ engineers: 3, teams: 1, deployables: 140, boundaries: "unclear", coordinationPain: "high" },
  operations: operated("no", { deployment: "yes" }),
});

export const streaming: Situation = situation({
  ...{
    engineers: 30,
    teams: 4,
    boundaries: "clear",
    streaming: "core",
    volume: "high",
    consistency: "eventual",
  },
  operations: operated("yes"),
  expertise: versed("no"),
});
