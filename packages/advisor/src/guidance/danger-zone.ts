import type { Readiness } from "@ashlar/survey";
import { percent } from "@ashlar/survey/printing";
import { answerName } from "../model/answer.js";
import type { Decision } from "../model/decision.js";
import { deployablesPerTeam } from "../model/gates/distribution.js";
import { patternNames } from "../model/pattern.js";
import type { Situation } from "../profile/situation.js";
import { complexityOf } from "./complexity.js";
import type { DangerZone, MatrixPoint } from "./guidance.js";
import { maturityOf, maturityWith } from "./maturity.js";
import { neededBy } from "./needs.js";
import { structureToday } from "./standing.js";

/** From here on complexity is high, and maturity is. */
export const middle = 0.5;

/** Where a system stands in the matrix of architectural complexity and operations maturity, and where the advice leads. */
export function dangerZone(situation: Situation, decision: Decision, readiness: Readiness): DangerZone {
  const { deployables, teams } = situation;
  const today = structureToday(situation, decision);
  const maturity = maturityOf(situation, readiness);
  const now = pointAt(
    `Now: ${patternNames[today].toLowerCase()}${deployables > 1 ? ` (${deployables} deployables)` : ""}`,
    complexityOf(today, [], deployables / teams > deployablesPerTeam),
    maturity,
  );
  const target = pointAt(
    `Target: ${answerName(decision)}`,
    complexityOf(decision.structure, decision.overlays),
    maturityWith(neededBy(situation, decision), situation, readiness),
  );
  return {
    now,
    target,
    path: pathBetween(now, target, decision.foundationsFirst),
    verdict: verdictOn(now, target, decision),
  };
}

/** The zone of a point, by both axes. Six claims without evidence make half of the maturity, and half is not enough. */
export function zoneAt(complexity: number, maturity: number): MatrixPoint["zone"] {
  if (complexity >= middle) return maturity > middle ? "sustainable" : "danger";
  return maturity > middle ? "headroom" : "simple";
}

function pointAt(label: string, complexity: number, maturity: number): MatrixPoint {
  return { label, complexity, maturity, zone: zoneAt(complexity, maturity) };
}

/**
 * What grows in complexity grows in maturity first. What gets simpler does that first, for it needs no new skill; unless the
 * pipeline is what hurts.
 */
function pathBetween(
  now: MatrixPoint,
  target: MatrixPoint,
  foundationsFirst: boolean,
): readonly MatrixPoint[] {
  const turn =
    target.complexity < now.complexity && !foundationsFirst
      ? pointAt("First: simplify", target.complexity, now.maturity)
      : pointAt("First: operations", now.complexity, target.maturity);
  return [now, turn, target].filter(
    (point, at, all) => at !== 1 || ![all[0]!, all[2]!].some((end) => isSamePlace(point, end)),
  );
}

const isSamePlace = (a: MatrixPoint, b: MatrixPoint) =>
  a.complexity === b.complexity && a.maturity === b.maturity;

function verdictOn(now: MatrixPoint, target: MatrixPoint, decision: Decision): string {
  const name = answerName(decision);
  const advised = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const has = percent(now.maturity);
  const maturityFirst = `maturity first, from ${has} to ${percent(target.maturity)}`;
  if (now.zone === "danger") {
    const mended = decision.foundationsFirst ? "mend testing and releasing, then " : "";
    return target.complexity < now.complexity
      ? `Today stands in the danger zone: more is run than ${has} operations maturity can carry; ${mended}go back to what is simpler, a step at a time: ${advised}.`
      : `Today stands in the danger zone, at ${has} operations maturity: add nothing, and raise ${maturityFirst}.`;
  }
  const zone = zoneAt(target.complexity, now.maturity);
  return `What is advised, ${advised}, ${judgements[zone](has, maturityFirst)}.`;
}

const judgements: Readonly<Record<MatrixPoint["zone"], (has: string, maturityFirst: string) => string>> = {
  danger: (_, maturityFirst) =>
    `would stand in the danger zone if it were adopted today, claims without evidence counting half: ${maturityFirst}, then complexity`,
  sustainable: (has) => `is demanding, and operations at ${has} maturity sustain it`,
  headroom: (has) =>
    `asks less than operations at ${has} maturity could carry: that is headroom, and no reason to use it up`,
  simple: (has) => `asks little of operations; at ${has} maturity, they grow before complexity does`,
};
