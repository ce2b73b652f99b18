import type { Advice } from "./advice.js";
import { adviseModule } from "./advise-module.js";
import { answerSentence } from "./answer-sentence.js";
import { type Evidence, noEvidence } from "./evidence/evidence.js";
import { architectureText } from "./guidance/architecture.js";
import { dangerZone } from "./guidance/danger-zone.js";
import { readinessGaps } from "./guidance/gaps.js";
import { myths } from "./guidance/myths.js";
import { trajectory } from "./guidance/trajectory.js";
import { joinModules, tellOfModules } from "./join-modules.js";
import { decide } from "./model/decide.js";
import type { Profile } from "./profile/profile.js";
import { profileEntries } from "./profile/profile-entries.js";
import { situationOf } from "./profile/situation-of.js";
import { questionsWorthAsking } from "./sensitivity/questions.js";
import { sensitivityOf } from "./sensitivity/sensitivity-of.js";
import { openTrial } from "./sensitivity/trial.js";

/**
 * Which architecture this organisation can operate, and everything the answer rests on. Pure: the same profile and evidence
 * give the same advice, to the byte.
 *
 * @example
 * ```ts
 * const evidence = await collectEvidence(".");
 * const profile = joinProfile({ name: "shop", evidence: fromEvidence(evidence) });
 * console.log(advise(profile, evidence).answer);
 * ```
 */
export function advise(profile: Profile, evidence: Evidence = noEvidence): Advice {
  const { readiness, history, isAshlarProject, notes } = evidence;
  const situation = situationOf(profile, "whole");
  const whole = decide(situation);
  const trial = openTrial(profile, "whole");
  const modules = profile.modules.filter(({ own }) => own.length > 0).map(adviseModule);
  const answer = joinModules(whole, modules);
  const decision = { ...tellOfModules(whole, answer, modules), ...answer };
  return {
    name: profile.name,
    structure: answer.structure,
    headline: answer.headline,
    answer: answerSentence(answer, whole, modules, whole.foundationsFirst),
    decision,
    modules,
    architecture: architectureText(profile, decision, modules),
    sensitivity: sensitivityOf(profile, trial),
    questions: questionsWorthAsking(profile, trial),
    gaps: readinessGaps(situation, decision, readiness, { isAshlarProject }),
    dangerZone: dangerZone(situation, decision, readiness),
    trajectory: trajectory(situation, decision, { modules, history }),
    myths: myths(situation, decision),
    profile: profileEntries(profile),
    evidence: { readiness, history, notes },
  };
}
