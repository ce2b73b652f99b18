import { listed } from "@ashlar/survey/printing";
import { inputOf } from "../profile/inputs.js";
import type { InputName, Situation } from "../profile/situation.js";
import { isPartOf } from "./answer.js";
import { answerAmong } from "./answer-among.js";
import { type ForceRule, forcesIn } from "./forces.js";
import { closedFor, isPossible, judgeGates } from "./judge-gates.js";
import type { Pattern } from "./pattern.js";
import { type Lacking, putInPlace } from "./put-in-place.js";
import type { Gate } from "./rule.js";

/** There are six prerequisites, so no pattern lacks more of them. */
const mostRounds = 8;

/** Rules to decide by. */
interface Rules {
  readonly gates: readonly Gate[];
  readonly forces: readonly ForceRule[];
}

/**
 * What would have to be in place for a pattern to be part of the answer: nothing that is named could be left out. `undefined` where
 * it would not be, whatever could be operated.
 */
export function lacksToWin(
  pattern: Pattern,
  situation: Situation,
  rules: Rules,
): ReadonlyMap<Lacking, number> | undefined {
  const lacks = new Map<Lacking, number>();
  for (let round = 0; round < mostRounds; round++) {
    const supposed = withLacks(lacks, situation);
    const closed = closedFor(pattern, judgeGates(rules.gates, supposed));
    if (closed.length === 0) break;
    for (const { answer } of closed) {
      if (answer.open || answer.lacks === "need") return undefined;
      const named: readonly Lacking[] = answer.missing.length > 0 ? answer.missing : ["prerequisites"];
      for (const one of named) lacks.set(one, one === "prerequisites" ? (lacks.get(one) ?? 0) + 1 : 1);
    }
  }
  if (!wins(pattern, withLacks(lacks, situation), rules)) return undefined;
  // The last ones are left out first: what comes first is worth having in any case.
  const all = [...lacks];
  let least = all;
  for (const one of [...all].reverse()) {
    const fewer = least.filter((other) => other !== one);
    if (wins(pattern, withLacks(new Map(fewer), situation), rules)) least = fewer;
  }
  return new Map(least);
}

/** "It would win with one-click deploys and clear boundaries in place." */
export function wouldWinIf(lacks: ReadonlyMap<Lacking, number>): string {
  const needed = [...lacks].map(([name, count]) => (name === "prerequisites" ? more(count) : neededAs(name)));
  return `It would win with ${listed(needed)} in place.`;
}

function withLacks(lacks: ReadonlyMap<Lacking, number>, situation: Situation): Situation {
  const counted = lacks.get("prerequisites") ?? 0;
  const { prerequisitesMet = 0 } = situation;
  const there = putInPlace([...lacks.keys()], situation);
  return counted > 0 ? { ...there, prerequisitesMet: Math.min(6, prerequisitesMet + counted) } : there;
}

function wins(pattern: Pattern, situation: Situation, { gates, forces }: Rules): boolean {
  const results = judgeGates(gates, situation);
  const answer = answerAmong(situation, forcesIn(situation, forces), (one) => isPossible(one, results));
  return isPartOf(pattern, answer);
}

const more = (count: number) => `${count} more of the six prerequisites`;

/** What would have to be there, where the label of the input does not say it. */
const inWords: Readonly<Partial<Record<InputName, string>>> = {
  boundaries: "clear boundaries",
  consistency: "looser consistency",
  deployables: "fewer deployables for each team",
  painCause: "a pipeline that does not hurt",
};

function neededAs(name: InputName): string {
  return inWords[name] ?? inputOf(name).label.toLowerCase();
}
