import { type Answer, answerName, isSameAnswer } from "../model/answer.js";
import { answerFor } from "../model/decide.js";
import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { InputName, Situation } from "../profile/situation.js";
import { situationOf } from "../profile/situation-of.js";
import type { Change, Flip } from "./flip.js";
import { nearbyValues } from "./nearby.js";
import { withValues } from "./with-value.js";

/** More pairs than this are no longer read. */
const mostPairs = 10;

/** For each input alone, the nearest value that makes another answer; and the inputs of which no value does. */
export function nearestFlips(values: ProfileValues, scope: Situation["scope"]) {
  const ask = asker(values, scope);
  const flips: (Flip & { readonly distance: number })[] = [];
  const indifferent: InputName[] = [];
  for (const change of inputs.map((definition) => candidatesOf(values, definition.name))) {
    const flip = change.find(({ to, input }) => ask.differs([{ input, to }]));
    if (flip) flips.push({ ...ask.flip([flip]), distance: flip.distance });
    else if (change[0]) indifferent.push(change[0].input);
  }
  const sorted = flips.sort((one, other) => one.distance - other.distance);
  return { flips: sorted.map(({ distance: _, ...flip }) => flip), indifferent };
}

/** Pairs of inputs that make another answer together where neither does alone; the nearest first. */
export function pairFlips(
  values: ProfileValues,
  scope: Situation["scope"],
  indifferent: readonly InputName[],
): readonly Flip[] {
  const ask = asker(values, scope);
  const candidates = indifferent.map((name) => candidatesOf(values, name));
  const found: (Flip & { readonly distance: number })[] = [];
  for (const [index, firsts] of candidates.entries()) {
    for (const seconds of candidates.slice(index + 1)) {
      const pairs = firsts
        .flatMap((first) =>
          seconds.map((second) => ({ pair: [first, second], distance: first.distance + second.distance })),
        )
        .sort((one, other) => one.distance - other.distance);
      const flipping = pairs.find(({ pair }) => ask.differs(pair));
      if (flipping) found.push({ ...ask.flip(flipping.pair), distance: flipping.distance });
    }
  }
  return found
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostPairs)
    .map(({ distance: _, ...flip }) => flip);
}

function candidatesOf(
  values: ProfileValues,
  input: InputName,
): readonly (Change & { readonly distance: number })[] {
  const definition = inputs.find(({ name }) => name === input)!;
  const from = sourcedValue(values, input).value;
  return nearbyValues(definition, from).map(({ value, distance }) => ({ input, from, to: value, distance }));
}

function asker(values: ProfileValues, scope: Situation["scope"]) {
  const today = answerFor(situationOf(values, scope));
  const answerWith = (changes: readonly Pick<Change, "input" | "to">[]): Answer =>
    answerFor(situationOf(withValues(values, new Map(changes.map(({ input, to }) => [input, to]))), scope));
  return {
    differs: (changes: readonly Pick<Change, "input" | "to">[]) => !isSameAnswer(answerWith(changes), today),
    flip(changes: readonly Change[]): Flip {
      const answer = answerWith(changes);
      return {
        changes: changes.map(({ input, from, to }) => ({ input, from, to })),
        headline: answer.headline,
        answer: answerName(answer),
      };
    },
  };
}
