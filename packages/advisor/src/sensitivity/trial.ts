import { type Answer, answerName, isSameAnswer } from "../model/answer.js";
import { answerFor } from "../model/decide.js";
import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { InputName, Situation } from "../profile/situation.js";
import { type Changes, situationWith } from "../profile/situation-with.js";
import type { Change, Flip } from "./flip.js";

/** A profile whose values can be changed to see what the model says then. */
export interface Trial {
  /** The answer as things are. */
  readonly today: Answer;
  valueOf(input: InputName): string | number;
  /** The answer with other values. What is only assumed is assumed anew where it rests on one of them. */
  answerWith(changes: Changes): Answer;
  differs(changes: Changes): boolean;
  /** The changes, with what they lead to. */
  flip(changes: readonly Change[]): Flip;
}

/**
 * Opens a profile, whose situation this is, for trials. Where only the number of prerequisites is known, naming one of them changes nothing.
 */
export function openTrial(
  values: ProfileValues,
  base: Situation,
  answerOf: (situation: Situation) => Answer = answerFor,
): Trial {
  const dependent = inputs.filter(
    ({ name, restsOn }) => restsOn.length > 0 && sourcedValue(values, name).source === "assumed",
  );
  const today = answerOf(base);
  const answerWith = (changes: Changes) => answerOf(situationWith(base, withAssumptions(changes)));
  const withAssumptions = (changes: Changes): Changes => {
    const anew = dependent.filter(
      ({ name, restsOn }) => !changes.has(name) && restsOn.some((one) => changes.has(one)),
    );
    if (anew.length === 0) return changes;
    const all = new Map(changes);
    for (const { name, restsOn, assume } of anew) {
      const known = restsOn.map((one) => [one, all.get(one) ?? sourcedValue(values, one).value]);
      all.set(name, assume(Object.fromEntries(known)).value);
    }
    return all;
  };
  return {
    today,
    answerWith,
    valueOf: (input) => sourcedValue(values, input).value,
    differs: (changes) => !isSameAnswer(answerWith(changes), today),
    flip(changes) {
      const answer = answerWith(new Map(changes.map(({ input, to }) => [input, to])));
      const told = changes.map(({ input, from, to }) => ({ input, from, to }));
      return { changes: told, headline: answer.headline, answer: answerName(answer) };
    },
  };
}
