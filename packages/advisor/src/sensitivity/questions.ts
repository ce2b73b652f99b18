import { isSameAnswer } from "../model/answer.js";
import type { InputDefinition } from "../profile/input.js";
import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { InputName } from "../profile/situation.js";
import type { Question } from "./flip.js";
import { randomFrom } from "./random.js";
import { type Sampling, usualSampling } from "./stability.js";
import type { Trial } from "./trial.js";

/** More than three questions are a questionnaire. */
const mostQuestions = 3;

/**
 * The questions most worth answering. The flip value of a question is the chance that its answer changes the advice, while
 * everything else that is only assumed is as open as it: the total-effect index of sensitivity analysis (Homma and Saltelli,
 * 1996), with every possible value equally likely.
 */
export function questionsWorthAsking(
  values: ProfileValues,
  trial: Trial,
  { samples, seed }: Sampling = usualSampling,
): readonly Question[] {
  const open = inputs.filter(({ name }) => sourcedValue(values, name).source === "assumed");
  const random = randomFrom(seed);
  const draw = (definition: InputDefinition) => {
    const all = valuesOf(definition);
    return all[Math.floor(random() * all.length)]!;
  };
  const changes = new Map<InputName, number>(open.map(({ name }) => [name, 0]));
  const rounds = Math.ceil(samples / 4);
  for (let round = 0; round < rounds; round++) {
    const world = new Map(open.map((definition) => [definition.name, draw(definition)]));
    const before = trial.answerWith(world);
    for (const definition of open) {
      const other = new Map(world).set(definition.name, draw(definition));
      if (!isSameAnswer(trial.answerWith(other), before))
        changes.set(definition.name, changes.get(definition.name)! + 1);
    }
  }
  return open
    .map((definition): Question => {
      const { name, question, key } = definition;
      const flipsAt = valuesOf(definition).filter((value) => trial.differs(new Map([[name, value]])));
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
