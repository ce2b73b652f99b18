import type { ModuleAdvice } from "./advice.js";
import { type Answer, answerName } from "./model/answer.js";
import { patternNames } from "./model/pattern.js";

/** The whole answer in one sentence. */
export function answerSentence(
  answer: Answer,
  modules: readonly ModuleAdvice[],
  foundationsFirst: boolean,
): string {
  const parts = modules
    .filter(({ isExtracted, overlays }) => isExtracted || overlays.length > 0)
    .map(({ name, isExtracted, overlays }) => {
      const ways = [
        ...(isExtracted ? ["in a deployable of its own"] : []),
        ...overlays.map((one) => patternNames[one]),
      ];
      return `${name}: ${ways.join(", ")}`;
    });
  const special = parts.length > 0 ? `, with ${parts.join("; ")}` : "";
  const name = parts.length > 0 ? patternNames[answer.structure] : answerName(answer);
  const first = foundationsFirst ? " Mend testing and releasing first: that is what hurts." : "";
  return `${name}${special}.${first}`;
}
