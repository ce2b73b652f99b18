import type { ModuleAdvice } from "./advice.js";
import { answerName } from "./model/answer.js";
import { decide } from "./model/decide.js";
import { structures } from "./model/pattern.js";
import type { ModuleProfile } from "./profile/profile.js";
import { profileEntries } from "./profile/profile-entries.js";
import type { Situation } from "./profile/situation.js";
import { situationOf } from "./profile/situation-of.js";
import { sensitivityOf } from "./sensitivity/sensitivity-of.js";
import { openTrial } from "./sensitivity/trial.js";

/** The advice for one module that differs from the whole. */
export function adviseModule(given: ModuleProfile): ModuleAdvice {
  const profile = partOfWhole(given);
  const decision = decide(situationOf(profile, "module"));
  const isExtracted = structures.indexOf(decision.structure) >= structures.indexOf("selective-extraction");
  const deciding = decision.verdicts.find(({ pattern }) => pattern === decision.headline);
  const stays = `Nothing asks for more than a place in the whole: ${answerName(decision).toLowerCase()}.`;
  return {
    name: profile.name,
    isExtracted,
    overlays: decision.overlays,
    headline: decision.headline,
    because: isExtracted || decision.overlays.length > 0 ? (deciding?.because ?? stays) : stays,
    decision,
    profile: profileEntries(profile),
    sensitivity: sensitivityOf(profile, openTrial(profile, "module")),
  };
}

/** That some part of the whole scales apart says nothing of this one, unless it is said of this one. */
function partOfWhole(module: ModuleProfile): ModuleProfile {
  const { independentScaling } = module.inputs;
  if (module.own.includes("independentScaling") || independentScaling.value === "none") return module;
  const none: Situation["independentScaling"] = "none";
  const because = "what scales apart in the whole is not said to be this module";
  return {
    ...module,
    inputs: { ...module.inputs, independentScaling: { value: none, source: "assumed", because } },
  };
}
