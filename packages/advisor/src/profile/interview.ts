import type { InputDefinition, KnownSoFar } from "./input.js";
import { inputs } from "./inputs.js";
import type { Organisation } from "./organisation.js";
import { seenOf } from "./seen-of.js";
import { type InputName, prerequisites } from "./situation.js";
import type { Source, Sourced } from "./source.js";
import type { EvidenceValues, Stated } from "./stated.js";
import { isWorthAsking } from "./worth-asking.js";

/** What is known before anybody is asked. */
export interface InterviewBasis {
  readonly organisation?: Organisation | undefined;
  readonly evidence?: EvidenceValues | undefined;
  /** What these say is not asked. */
  readonly flags?: Stated | undefined;
}

/** The answers so far; `undefined` for a question that nobody could answer. */
export type Answers = ReadonlyMap<InputName, Sourced<string | number> | undefined>;

/** A question to a person, with what is taken for true when they just go on. */
export interface Prompt {
  readonly input: InputDefinition;
  readonly suggestion: string | number;
  /** Where the suggestion comes from. */
  readonly source: Source;
  readonly because: string;
}

/** The answers that need no asking: those that flags give. */
export function firstAnswers({ flags }: InterviewBasis): Answers {
  return new Map(inputs.flatMap(({ name }) => (flags?.values[name] ? [[name, flags.values[name]]] : [])));
}

/**
 * The next question that is worth asking, or `undefined` at the end. What no pattern could hang on any more is left out: nobody
 * is asked for the cause of a pain they do not have.
 */
export function nextPrompt(basis: InterviewBasis, answers: Answers): Prompt | undefined {
  const input = inputs.find(
    ({ name }) => !answers.has(name) && isWorthAsking(name, answers) && !isCounted(name, basis),
  );
  if (!input) return undefined;
  const known = Object.fromEntries(
    [...answers].flatMap(([name, answer]) => (answer ? [[name, answer.value]] : [])),
  ) as KnownSoFar;
  const said = basis.organisation?.values[input.name];
  const seen = seenOf(input.name, basis.evidence, known);
  const hint = basis.evidence?.hints[input.name];
  const { value, source, because } = said ?? seen ?? { source: "assumed", ...input.assume(known) };
  return { input, suggestion: value, source, because: hint === undefined ? because : `${because}; ${hint}` };
}

/**
 * An answer with its source. Whoever leaves what was measured or recorded leaves its source too; whoever gives or confirms
 * anything else declares it. To leave an unknown as it is says nothing: `undefined`, so that a later look can still measure it.
 */
export function answerTo(
  { input: { name }, suggestion, source, because }: Prompt,
  value: string | number,
  { organisation }: InterviewBasis,
): Sourced<string | number> | undefined {
  const isKept = value === suggestion;
  if (isKept && source === "assumed" && value === "unknown") return undefined;
  if (isKept && (source === "measured" || source === "recorded"))
    return organisation?.values[name] ?? { value, source, because };
  return { value, source: "declared", because: "said in organisation.yaml" };
}

/** Whoever gives only the number of the prerequisites is not asked for each of them. */
export function isCounted(name: InputName, { flags }: InterviewBasis): boolean {
  return flags?.prerequisitesMet !== undefined && prerequisites.some((one) => one === name);
}
