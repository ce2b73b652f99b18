import type { InputDefinition, KnownSoFar } from "./input.js";
import { expertises, operations } from "./situation.js";
import type { Sourced } from "./source.js";

type Value = Sourced<string | number>;

/** What there is on one input: what somebody said of it, what was seen of it, and a hint that decides nothing. */
export interface Testimony {
  readonly said: Value | undefined;
  readonly seen: Value | undefined;
  readonly hint: string | undefined;
}

/**
 * The value of an input. What a person says beats what a repository shows, which beats an assumption; only records in the
 * evidence beat what is merely declared. Whatever disagrees is said in `because`, and where both agree the surer source speaks.
 */
export function settle(
  definition: InputDefinition,
  { said, seen, hint }: Testimony,
  known: KnownSoFar,
): Value {
  if (said && seen) return agree(said, seen) ? confirmed(said, seen) : contested(definition, said, seen);
  if (said) return hint === undefined ? said : { ...said, because: `${said.because}; ${hint}` };
  if (seen) return seen;
  const assumed = definition.assume(known);
  const because = hint === undefined ? assumed.because : `nobody said; ${hint}`;
  return { value: assumed.value, source: "assumed", because };
}

const agree = (said: Value, seen: Value) => said.value === seen.value;

const confirmed = (said: Value, seen: Value): Value => ({
  ...seen,
  because: `${seen.because}; ${said.because} too`,
});

function contested({ name }: InputDefinition, said: Value, seen: Value): Value {
  if (seen.source === "recorded" && said.source === "declared") {
    return { ...seen, because: `${seen.because}; ${said.because}: ${said.value}` };
  }
  // What was seen of a capability says by itself whether it is there.
  const other = capabilities.has(name) ? seen.because : `the repository says ${seen.value}: ${seen.because}`;
  return { ...said, because: `${said.because}; ${other}` };
}

const capabilities: ReadonlySet<string> = new Set([...operations, ...expertises]);
