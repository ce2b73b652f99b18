import type { ModuleAdvice } from "./advice.js";
import { type Answer, headlineOf } from "./model/answer.js";
import type { Decision } from "./model/decision.js";
import { overlays as allOverlays, type Overlay, type Structure, structures } from "./model/pattern.js";

/** The answer for the whole with that of its modules: one that is extracted makes it a selective extraction. */
export function joinModules(whole: Answer, modules: readonly ModuleAdvice[]): Answer {
  const isSimpler = structures.indexOf(whole.structure) < structures.indexOf("selective-extraction");
  const structure: Structure =
    isSimpler && modules.some(({ isExtracted }) => isExtracted) ? "selective-extraction" : whole.structure;
  const overlays: readonly Overlay[] = allOverlays.filter(
    (one) => whole.overlays.includes(one) || modules.some((module) => module.overlays.includes(one)),
  );
  return { structure, overlays, headline: headlineOf({ structure, overlays }) };
}

/** The decision for the whole, with the patterns that only some modules take told as theirs. */
export function tellOfModules(
  decision: Decision,
  answer: Answer,
  modules: readonly ModuleAdvice[],
): Decision {
  return {
    ...decision,
    verdicts: decision.verdicts.map((verdict) => {
      const { pattern } = verdict;
      const takers = modules.filter(({ overlays, isExtracted }) =>
        pattern === "selective-extraction" ? isExtracted : overlays.some((one) => one === pattern),
      );
      const isTaken = pattern === answer.structure || answer.overlays.some((one) => one === pattern);
      if (verdict.verdict === "chosen" || !isTaken || takers.length === 0) return verdict;
      const because = `For ${takers.map(({ name }) => name).join(", ")} only. ${takers[0]!.because}`;
      return { pattern, fit: verdict.fit, verdict: "chosen", because };
    }),
  };
}
