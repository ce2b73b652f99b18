import type { ModuleAdvice } from "./advice.js";
import { type Answer, isPartOf } from "./model/answer.js";
import type { Decision, NearMiss, Verdict } from "./model/decision.js";
import type { Reason } from "./model/reason.js";

/** The decision for the whole with what its modules add told as theirs. */
export function tellOfModules(
  decision: Decision,
  answer: Answer,
  modules: readonly ModuleAdvice[],
): Decision {
  const taken = modules.filter(({ isExtracted, overlays }) => isExtracted || overlays.length > 0);
  return {
    ...decision,
    ...answer,
    reasons: reasonsWith(decision, answer, taken),
    verdicts: decision.verdicts.map((verdict) => verdictWith(verdict, answer, modules)),
    nearMisses: nearMissesWith(decision, answer, modules),
  };
}

function verdictWith(verdict: Verdict, answer: Answer, modules: readonly ModuleAdvice[]): Verdict {
  const { pattern, fit } = verdict;
  if (isPartOf(pattern, answer)) {
    if (verdict.verdict === "chosen") return verdict;
    const takers = modules.filter(({ overlays, isExtracted }) =>
      pattern === "selective-extraction" ? isExtracted : overlays.some((one) => one === pattern),
    );
    const because =
      takers.length > 0
        ? `For ${takers.map(({ name }) => name).join(", ")} only. ${takers[0]!.because}`
        : "The parts that differ need modules around them.";
    return { pattern, fit, verdict: "chosen", because };
  }
  if (verdict.verdict === "chosen") {
    const because = "Some modules ask for more than this; it is what the rest runs as.";
    return { pattern, fit, verdict: "fits-less", because };
  }
  const blocked = modules
    .flatMap(({ name, decision }) => decision.verdicts.map((one) => ({ name, ...one })))
    .find((one) => one.pattern === pattern && one.verdict === "blocked");
  if (verdict.verdict !== "not-needed" || !blocked?.wouldWinIf) return verdict;
  const { name, because, wouldWinIf } = blocked;
  return { pattern, fit, verdict: "blocked", because: `For ${name}: ${because}`, wouldWinIf };
}

/** A rule that keeps a pattern from the whole is no reason any more where a module has it. */
function reasonsWith(decision: Decision, answer: Answer, taken: readonly ModuleAdvice[]): readonly Reason[] {
  const overruled = new Set(
    decision.gates
      .filter(({ patterns, answer: { open } }) => !open && patterns.some((one) => isPartOf(one, answer)))
      .map(({ gate }) => gate),
  );
  const [first, ...others] = decision.reasons.filter(({ rule }) => !overruled.has(rule));
  const theirs = taken.map(({ name, because }) => ({
    rule: `module ${name}`,
    sentence: "Patterns are not exclusive: a module may differ from the whole.",
    here: `${name}. ${because}`,
  }));
  return first === undefined ? theirs : [first, ...theirs, ...others];
}

function nearMissesWith(
  decision: Decision,
  answer: Answer,
  modules: readonly ModuleAdvice[],
): readonly NearMiss[] {
  const all = [decision, ...modules.map((one) => one.decision)].flatMap(({ nearMisses }) => nearMisses);
  const once = new Map(
    all.filter(({ insteadOf }) => !isPartOf(insteadOf, answer)).map((one) => [one.id, one]),
  );
  return [...once.values()];
}
