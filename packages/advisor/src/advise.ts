import type { Advice } from "./advice.js";
import { adviseModule } from "./advise-module.js";
import { answerSentence } from "./answer-sentence.js";
import { type Evidence, noEvidence } from "./evidence/evidence.js";
import { architectureText } from "./guidance/architecture.js";
import { dangerZone } from "./guidance/danger-zone.js";
import { joinGaps, readinessGaps } from "./guidance/gaps.js";
import { myths } from "./guidance/myths.js";
import { trajectory } from "./guidance/trajectory.js";
import { tellOfModules } from "./join-modules.js";
import { answerFor, decide } from "./model/decide.js";
import { joinAnswers, moduleAnswers } from "./module-answers.js";
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
  const told = moduleAnswers(situation, whole, profile.modules);
  const modules = told.map((one) => {
    const module = profile.modules.find(({ name }) => name === one.name)!;
    return adviseModule(module, one, whole.structure);
  });
  const answer = joinAnswers(whole, told);
  const decision = tellOfModules(whole, answer, modules);
  const trial = openTrial(profile, situation, (one) => {
    const other = answerFor(one);
    return joinAnswers(other, moduleAnswers(one, other, profile.modules));
  });
  return {
    name: profile.name,
    structure: answer.structure,
    headline: answer.headline,
    answer: answerSentence(answer, modules, whole.foundationsFirst),
    decision,
    modules,
    architecture: architectureText(profile, decision, modules),
    sensitivity: sensitivityOf(profile, trial),
    questions: questionsWorthAsking(profile, trial),
    gaps: joinGaps([
      readinessGaps(situation, decision, readiness, { isAshlarProject }),
      ...told.map((one, at) =>
        readinessGaps(one.situation, modules[at]!.decision, readiness, { isAshlarProject }),
      ),
    ]),
    dangerZone: dangerZone(situation, decision, readiness),
    trajectory: trajectory(situation, decision, { modules, history }),
    myths: myths(situation, decision),
    profile: profileEntries(profile),
    evidence: { readiness, history, notes },
  };
}
