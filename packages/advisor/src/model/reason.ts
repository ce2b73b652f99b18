import type { GateResult } from "./rule.js";

/** A reason of the answer: a rule that applied. */
export interface Reason {
  /** The id of the rule: of a gate, a factor, or a force. */
  readonly rule: string;
  readonly sentence: string;
  /** What the rule met: "the volume is low." Left out where the sentence tells it already. */
  readonly here?: string;
}

/** The reason that a gate gives, open or closed. */
export function reasonOfGate({ gate, sentence, answer }: GateResult): Reason {
  return { rule: gate, sentence, here: `${answer.because}.` };
}

/** A reason in one line: the rule, then what it met. */
export function reasonText({ sentence, here }: Omit<Reason, "rule">): string {
  return here === undefined ? sentence : `${sentence} ${hereText(here)}`;
}

/** What a rule met, as it is told. */
export function hereText(here: string): string {
  return `Here: ${here}`;
}
