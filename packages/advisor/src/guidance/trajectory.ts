import type { Capability, History } from "@ashlar/survey";
import type { ModuleAdvice } from "../advice.js";
import type { Decision } from "../model/decision.js";
import { growthOf } from "../model/growth.js";
import {
  overlays,
  type Pattern,
  patternNames,
  patterns,
  type Structure,
  structures,
} from "../model/pattern.js";
import { operations, type Situation } from "../profile/situation.js";
import { extractionCandidate } from "./candidate.js";
import { isThere } from "./gaps.js";
import type { Stage } from "./guidance.js";
import { neededBy } from "./needs.js";
import { remedies } from "./remedies.js";
import { deedsOf, type StageTexts, type Way } from "./stage-text.js";
import { stagesInOneUnit } from "./stages-in-one-unit.js";
import { stagesOfDistribution } from "./stages-of-distribution.js";
import { stagesOfState } from "./stages-of-state.js";
import { isGoingBack, structureToday } from "./standing.js";

/** The texts of every stage. */
export const stageTexts: StageTexts = { ...stagesInOneUnit, ...stagesOfDistribution, ...stagesOfState };

/** What the trajectory looks at beside the situation and the decision. */
export interface Surroundings {
  readonly modules: readonly ModuleAdvice[];
  readonly history: History | undefined;
}

/**
 * The stages from where the organisation stands to what is advised, and one beyond. One stage is entered at a time, through
 * its gate; each says when to stop, and how to go back.
 */
export function trajectory(
  situation: Situation,
  decision: Decision,
  { modules, history }: Surroundings,
): readonly Stage[] {
  const today = structureToday(situation, decision);
  const missing = missingOperations(situation, decision);
  const goesBack = isGoingBack(situation, decision);
  const needsFoundations = decision.foundationsFirst || missing.length > 0;
  const foundations: readonly Stage["pattern"][] = needsFoundations ? ["foundations"] : [];
  const way = goesBack ? backwards(decision, foundations) : [...foundations, ...upwards(today, decision)];
  const after = beyond(situation, decision).filter((pattern) => pattern !== today);
  const steps = [today, ...way, ...after];
  const common = {
    ...{ situation, decision, missing: missing.map((capability) => remedies[capability].label) },
    growth: growthOf(situation),
    candidate: extractionCandidate(modules, history),
  };
  return steps.map((pattern, at) => {
    const when = at === 0 ? "now" : at === 1 && way.length > 0 ? "next" : "later";
    const stage = stageOf(pattern, when, {
      ...common,
      isGoingBack: goesBack && pattern === decision.structure,
    });
    return goesBack && at === 0 ? { ...stage, does: beforeGoingBack } : stage;
  });
}

const beforeGoingBack = [
  "Start no new deployable. Write down which of them change together, and who is called when one fails.",
];

function stageOf(pattern: Stage["pattern"], when: Stage["when"], way: Way): Stage {
  const { entryGate, exitMeasure, stopRule, wayBack } = stageTexts[pattern];
  return {
    name: pattern === "foundations" ? "Foundations" : patternNames[pattern],
    pattern,
    when,
    does: deedsOf(stageTexts[pattern], way),
    ...{ entryGate, exitMeasure, stopRule, wayBack },
  };
}

/** Operations that the advised architecture needs and that are not there. */
function missingOperations(situation: Situation, decision: Decision): readonly Capability[] {
  const needed = neededBy(situation, decision);
  return operations.filter((operation) => needed.has(operation) && !isThere(operation, situation));
}

/** What comes after today, up to the target, from the least demanding. */
function upwards(today: Structure, { structure, overlays: joined }: Decision): readonly Pattern[] {
  const climbed = structures.slice(structures.indexOf(today) + 1, structures.indexOf(structure) + 1);
  return patterns.filter((pattern) => ([...climbed, ...joined] as readonly Pattern[]).includes(pattern));
}

/** What gets simpler does that first, for it needs no new skill; unless the pipeline is what hurts. */
function backwards(
  { structure, overlays: joined, foundationsFirst }: Decision,
  foundations: readonly Stage["pattern"][],
): readonly Stage["pattern"][] {
  return foundationsFirst ? [...foundations, structure, ...joined] : [structure, ...foundations, ...joined];
}

/** One stage more, for orientation: the next structure, or an overlay that would win or that a stream may ask for. */
function beyond({ streaming }: Situation, decision: Decision): readonly Pattern[] {
  const wouldWin = decision.verdicts.find(
    ({ pattern, verdict }) => verdict === "blocked" && (overlays as readonly Pattern[]).includes(pattern),
  );
  const nextStructure = structures[structures.indexOf(decision.structure) + 1];
  const isDistributed = decision.structure === "selective-extraction" || nextStructure === undefined;
  const candidates: readonly (Pattern | undefined)[] = [
    wouldWin?.pattern,
    isDistributed && streaming !== "none" ? "event-driven" : undefined,
    nextStructure,
  ];
  return candidates
    .filter((pattern) => pattern !== undefined)
    .filter((pattern) => !(decision.overlays as readonly Pattern[]).includes(pattern))
    .slice(0, 1);
}
