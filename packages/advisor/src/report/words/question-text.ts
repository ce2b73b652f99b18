import { listed, percent } from "@ashlar/survey/printing";
import type { Question } from "../../sensitivity/flip.js";
import { valueText } from "./value-text.js";

const most = 4;

/** What an answer is worth: `The advice changes if it is low or sub-ms: a chance of 10 %.` */
export function worthText({ input, flipsAt, flipValue }: Question): string {
  const chance = `a chance of ${percent(flipValue)}`;
  if (flipsAt.length === 0) return `The advice changes together with other answers: ${chance}.`;
  const shown = flipsAt.slice(0, most).map((value) => valueText(input, value));
  const answers = flipsAt.length > most ? `${shown.join(", ")} or another value` : listed(shown, "or");
  return `The advice changes if it is ${answers}: ${chance}.`;
}
