import type { InputName, Situation } from "../../profile/situation.js";
import { prerequisitesMet, prerequisitesMissing } from "../prerequisites-met.js";
import type { GateAnswer } from "../rule.js";

export const open = (because: string): GateAnswer => ({ open: true, because });

/** Nothing asks for the pattern. */
export const notNeeded = (because: string, ...missing: InputName[]): GateAnswer => ({
  open: false,
  because,
  missing,
  lacks: "need",
});

/** It could not be operated, or not be cut. */
export const notAble = (because: string, ...missing: InputName[]): GateAnswer => ({
  open: false,
  because,
  missing,
  lacks: "ability",
});

/** Open when so many of the six prerequisites are met. */
export function atLeast(needed: number, situation: Situation): GateAnswer {
  const met = prerequisitesMet(situation);
  const said = `${met} of the six prerequisites ${met === 1 ? "is" : "are"} met, ${needed} are needed`;
  return met >= needed ? open(said) : notAble(said, ...prerequisitesMissing(situation));
}
