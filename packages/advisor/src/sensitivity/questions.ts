import { isSameAnswer } from "../model/answer.js";
import { answerFor } from "../model/decide.js";
import type { InputDefinition } from "../profile/input.js";
import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { InputName, Situation } from "../profile/situation.js";
import { situationOf } from "../profile/situation-of.js";
import type { Question } from "./flip.js";
import { randomFrom } from "./random.js";
import { type Sampling, usualSampling } from "./stability.js";
import { withValues } from "./with-value.js";

/** More than three questions are a questionnaire. */
const mostQuestions = 3;

/**
 * The questions most worth answering. The flip value of a question is the chance that its answer changes the advice, while
 * everything else that is only assumed is as open as it: the total-effect index of sensitivity analysis (Homma and Saltelli,
 * 1996), with every possible value equally likely.
 */
export function questionsWorthAsking(
  values: ProfileValues,
  scope: Situation["scope"],
  { samples, seed }: Sampling = usualSampling,
): readonly Question[] {
  const open = inputs.filter(({ name }) => sourcedValue(values, name).source === "assumed");
  const answer = (changed: ReadonlyMap<InputName, string | number>) =>
    answerFor(situationOf(withValues(values, changed), scope));
  const random = randomFrom(seed);
  const draw = (definition: InputDefinition) => {
    const all = valuesOf(definition);
    return all[Math.floor(random() * all.length)]!;
  };
  const changes = new Map<InputName, number>(open.map(({ name }) => [name, 0]));
  const rounds = Math.ceil(samples / 4);
  for (let round = 0; round < rounds; round++) {
    const world = new Map(open.map((definition) => [definition.name, draw(definition)]));
    const before = answer(world);
    for (const definition of open) {
      const other = new Map(world).set(definition.name, draw(definition));
      if (!isSameAnswer(answer(other), before))
        changes.set(definition.name, changes.get(definition.name)! + 1);
    }
  }
  const today = answer(new Map());
  return open
    .map((definition): Question => {
      const { name, question, key } = definition;
      const flipsAt = valuesOf(definition).filter(
        (value) => !isSameAnswer(answer(new Map([[name, value]])), today),
      );
      const flipValue = Math.round((changes.get(name)! / rounds) * 1_000) / 1_000;
      return { input: name, text: question, key, flipValue, flipsAt };
    })
    .filter(({ flipValue, flipsAt }) => flipValue > 0 || flipsAt.length > 0)
    .sort((one, other) => other.flipValue - one.flipValue)
    .slice(0, mostQuestions);
}

const valuesOf = ({ domain }: InputDefinition): readonly (string | number)[] =>
  domain.kind === "choice"
    ? domain.choices.map(({ value }) => value).filter((value) => value !== "unknown")
    : domain.steps;
