import { type Answer, headlineOf } from "./model/answer.js";
import { answerFor } from "./model/decide.js";
import { overlays as allOverlays, type Structure, structures } from "./model/pattern.js";
import type { ModuleProfile } from "./profile/profile.js";
import { sourcedValue } from "./profile/profile-values.js";
import type { Situation } from "./profile/situation.js";
import { situationWith } from "./profile/situation-with.js";

/** Extract one, operate it, then the next: more at once is a big bang. */
const mostExtractedAtOnce = 2;

/** What becomes of one module. */
export interface ModuleAnswer {
  readonly name: string;
  readonly situation: Situation;
  readonly answer: Answer;
  readonly isExtracted: boolean;
  /** It asks to be extracted too, and others come first. */
  readonly isLater: boolean;
}

/** What becomes of each module that differs from the whole. */
export function moduleAnswers(
  whole: Situation,
  { structure }: Answer,
  modules: readonly ModuleProfile[],
): readonly ModuleAnswer[] {
  const answered = modules
    .filter(({ own }) => own.length > 0)
    .map((module) => {
      const situation = situationOfModule(whole, structure, module);
      return { name: module.name, situation, answer: answerFor(situation) };
    });
  if (structure === "microservices") {
    return answered.map((one) => ({
      ...one,
      isExtracted: one.situation.boundaries !== "unclear",
      isLater: false,
    }));
  }
  const asking = answered.filter(({ answer }) => isApart(answer.structure));
  // The leave to cut off one clear part on fewer prerequisites is for one part.
  const able = asking.length > 1 ? asking.filter(isAbleToJoinOthers) : asking;
  const first = [...able].sort(byNeed).slice(0, mostExtractedAtOnce);
  return answered.map((one) => ({
    ...one,
    isExtracted: first.includes(one),
    isLater: asking.includes(one) && !first.includes(one),
  }));
}

/** The answer for the whole with that of its modules. */
export function joinAnswers(whole: Answer, modules: readonly ModuleAnswer[]): Answer {
  const needed: Structure = modules.some(({ isExtracted }) => isExtracted)
    ? "selective-extraction"
    : modules.some(({ answer }) => answer.overlays.length > 0)
      ? "modular-monolith"
      : "monolith";
  const structure = structures.findLast((one) => one === needed || one === whole.structure) ?? needed;
  const overlays = allOverlays.filter(
    (one) => whole.overlays.includes(one) || modules.some(({ answer }) => answer.overlays.includes(one)),
  );
  return { structure, overlays, headline: headlineOf({ structure, overlays }) };
}

/**
 * The situation of a module: the whole's, with its own values. That some part of the whole scales apart says nothing of this
 * one, unless all of them do.
 */
function situationOfModule(whole: Situation, structure: Structure, module: ModuleProfile): Situation {
  const part: Situation = {
    ...whole,
    scope: "module",
    ...(structure !== "microservices" && { independentScaling: "none" }),
  };
  return situationWith(part, new Map(module.own.map((name) => [name, sourcedValue(module, name).value])));
}

const isApart = (structure: Structure) =>
  structures.indexOf(structure) >= structures.indexOf("selective-extraction");

function isAbleToJoinOthers({ situation }: Pick<ModuleAnswer, "situation">): boolean {
  if (situation.independentScaling !== "one") return true;
  return isApart(answerFor({ ...situation, independentScaling: "several" }).structure);
}

const scales: readonly Situation["independentScaling"][] = ["extreme", "several", "one", "none"];

function byNeed(one: Pick<ModuleAnswer, "name" | "situation">, other: typeof one): number {
  const rank = ({ situation }: typeof one) => scales.indexOf(situation.independentScaling);
  return rank(one) - rank(other) || (one.name < other.name ? -1 : 1);
}
