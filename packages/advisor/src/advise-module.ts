import type { ModuleAdvice } from "./advice.js";
import { headlineOf } from "./model/answer.js";
import { decide } from "./model/decide.js";
import type { Decision } from "./model/decision.js";
import type { Structure } from "./model/pattern.js";
import type { ModuleAnswer } from "./module-answers.js";
import type { ModuleProfile } from "./profile/profile.js";
import { profileEntries } from "./profile/profile-entries.js";
import { sensitivityOf } from "./sensitivity/sensitivity-of.js";
import { openTrial } from "./sensitivity/trial.js";

/** The advice for one module that differs from the whole. */
export function adviseModule(
  profile: ModuleProfile,
  { situation, isExtracted, isLater }: ModuleAnswer,
  whole: Structure,
): ModuleAdvice {
  const decision = decide(situation);
  const { overlays } = decision;
  const structure = isExtracted ? "selective-extraction" : whole;
  return {
    name: profile.name,
    isExtracted,
    overlays,
    headline: headlineOf({
      structure: structure === "microservices" ? "selective-extraction" : structure,
      overlays,
    }),
    because: reasonOf(decision, isExtracted, isLater),
    decision,
    profile: profileEntries({
      ...profile,
      inputs: { ...profile.inputs, independentScaling: scalingOf(profile, situation) },
    }),
    sensitivity: sensitivityOf(profile, openTrial(profile, situation)),
  };
}

function reasonOf(decision: Decision, isExtracted: boolean, isLater: boolean): string {
  const of = (verdict: string) => decision.verdicts.filter((one) => one.verdict === verdict);
  const [chosen] = of("chosen").filter(({ pattern }) => pattern === decision.headline);
  if (isExtracted || decision.overlays.length > 0)
    return chosen?.because ?? "It is part of the answer for the whole.";
  if (isLater)
    return "It asks for a deployable of its own too. Others come first: one is operated before the next.";
  const [blocked] = of("blocked");
  if (blocked) return `${blocked.because} ${blocked.wouldWinIf ?? ""}`.trim();
  return "Nothing asks for more than a place in the whole.";
}

function scalingOf(profile: ModuleProfile, { independentScaling: value }: ModuleAnswer["situation"]) {
  const given = profile.inputs.independentScaling;
  if (given.value === value) return given;
  const because = "what scales apart in the whole is not said to be this module";
  return { value, source: "assumed" as const, because };
}
