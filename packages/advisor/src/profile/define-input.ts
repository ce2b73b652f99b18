import type { InputDefinition, InputDomain, KnownSoFar } from "./input.js";
import type { Expertise, Input, Operation, Situation } from "./situation.js";

type NumberInput = { [Name in Input]: Situation[Name] extends number ? Name : never }[Input];
type ChoiceInput = Exclude<Input, NumberInput>;
type NumberSettings = Omit<Extract<InputDomain, { kind: "number" }>, "kind" | "isWhole"> &
  Pick<InputDefinition, "isPerModule" | "assume"> & { readonly isWhole?: boolean };
type Assumed<Value> = { readonly value: Value; readonly because: string };

/** An input that is a number. */
export function number(
  name: NumberInput,
  label: string,
  question: string,
  { isPerModule, assume, isWhole = true, ...domain }: NumberSettings,
): InputDefinition {
  return {
    ...{ name, key: name, flag: flagOf(name), label, question, isPerModule, assume },
    domain: { kind: "number", isWhole, ...domain },
  };
}

/** An input that is one of some values; what is assumed is the same always, or follows from what else is known. */
export function choice<Name extends ChoiceInput>(
  name: Name,
  label: string,
  question: string,
  assumed: Situation[Name] | ((known: KnownSoFar) => Assumed<Situation[Name]>),
  choices: readonly (readonly [value: Situation[Name], means: string])[],
): InputDefinition {
  return {
    ...{ name, key: name, flag: flagOf(name), label, question, isPerModule: true },
    domain: { kind: "choice", choices: choices.map(([value, means]) => ({ value, means })) },
    assume: (known) =>
      typeof assumed === "function"
        ? assumed(known)
        : { value: assumed, because: "nobody said; the simplest case" },
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
    assume: () => ({
      value: "unknown",
      because: "nobody said, and nothing was found; it never counts as there",
    }),
  };
}

const flagOf = (name: string) => `--${name.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)}`;

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
