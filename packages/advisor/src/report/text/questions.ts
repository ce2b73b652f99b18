import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import { worthText } from "../words/question-text.js";
import type { Section } from "./section.js";

/** What is most worth answering, and where the answer goes. */
export function questions({ questions }: Advice): Section {
  return {
    title: "Most worth answering",
    items: questions.map((question, index) => ({
      head: question.text,
      mark: `${index + 1}. `,
      body: [
        worthText(question),
        `Answer it by \`${question.key}\` in organisation.yaml, or by ${inputOf(question.input).flag}.`,
      ],
    })),
    ...(questions.length > 0 && {
      closing: ["`ashlar advise --ask` asks them all, and writes organisation.yaml."],
    }),
  };
}
