import { camelCase, flagOf } from "./flag-name.js";
import type { InputDefinition, InputDomain, KnownSoFar } from "./input.js";
import type { Expertise, Input, InputName, Operation, Situation } from "./situation.js";

type NumberInput = { [Name in Input]: Situation[Name] extends number ? Name : never }[Input];
type ChoiceInput = Exclude<Input, NumberInput>;
type NumberSettings = Omit<Extract<InputDomain, { kind: "number" }>, "kind" | "isWhole"> &
  Pick<InputDefinition, "isPerModule" | "assume"> &
  Partial<Pick<InputDefinition, "restsOn">> & { readonly isWhole?: boolean };
type Assumed<Value> = { readonly value: Value; readonly because: string };
type AssumedFrom<Value> = {
  readonly restsOn: readonly InputName[];
  readonly assume: (known: KnownSoFar) => Assumed<Value>;
};

/** An input that is a number. */
export function number(
  name: NumberInput,
  label: string,
  question: string,
  { isPerModule, assume, restsOn = [], isWhole = true, ...domain }: NumberSettings,
): InputDefinition {
  return {
    ...{ name, key: name, flag: flagOf(name), label, question, isPerModule, restsOn, assume },
    domain: { kind: "number", isWhole, ...domain },
  };
}

/** An input that is one of some values; what is assumed is the same always, or follows from what else is known. */
export function choice<Name extends ChoiceInput>(
  name: Name,
  label: string,
  question: string,
  assumed: Situation[Name] | AssumedFrom<Situation[Name]>,
  choices: readonly (readonly [value: Situation[Name], means: string])[],
): InputDefinition {
  return {
    ...{ name, key: name, flag: flagOf(name), label, question, isPerModule: true },
    domain: { kind: "choice", choices: choices.map(([value, means]) => ({ value, means })) },
    ...(typeof assumed === "object"
      ? assumed
      : { restsOn: [], assume: () => ({ value: assumed, because: "nobody said; the simplest case" }) }),
  };
}

/** An input that is there, not there, or not known. */
export function known(
  group: "operations" | "expertise",
  name: Operation | Expertise,
  label: string,
  question: string,
): InputDefinition {
  return {
    ...{
      name,
      key: `${group}.${camelCase(name)}`,
      flag: `--${name}`,
      label,
      question,
      isPerModule: group === "expertise",
    },
    domain: {
      kind: "choice",
      choices: [
        { value: "no", means: "no, or not so that you would rely on it" },
        { value: "unknown", means: "nobody has looked" },
        { value: "yes", means: "yes, in daily use" },
      ],
    },
    restsOn: [],
    assume: () => ({
      value: "unknown",
      because: "nobody said, and nothing was found; it never counts as there",
    }),
  };
}
