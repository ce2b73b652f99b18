import { listed } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { nameInSentence } from "../../model/answer.js";
import { inputOf } from "../../profile/inputs.js";
import { valueText } from "../words/value-text.js";
import type { Section } from "./section.js";

/** What is missing, what follows from that, and the cheapest next step. */
export function missing({ gaps }: Advice): Section {
  return {
    title: "What is missing",
    items: gaps.map(({ capability, known, consequence, nextStep, effort, blocks }) => {
      const blocked = listed(blocks.map((one) => nameInSentence(one)));
      const what = `${inputOf(capability).label}: ${valueText(capability, known)}`;
      return {
        head: blocked === "" ? what : `${what}; it blocks ${blocked}`,
        body: [consequence, `Next: ${nextStep} A matter of ${effort}.`],
      };
    }),
  };
}
