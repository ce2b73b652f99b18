import type { KnownSoFar } from "./input.js";
import { inputs } from "./inputs.js";
import type { ModuleProfile, ProfileValues } from "./profile.js";
import { profileValues, sourcedValue } from "./profile-values.js";
import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";
import type { SomeValues } from "./stated.js";
import { wholeNumber } from "./whole-number.js";

type Value = Sourced<string | number>;

/** What is counted over all modules together: a module has the whole's unless it says otherwise. */
const sizes: ReadonlySet<InputName> = new Set<InputName>([
  "engineers",
  "engineersIn18Months",
  "teams",
  "deployables",
]);

/** What follows from another value, where a module states that and not this. */
const follows: Readonly<Partial<Record<InputName, InputName>>> = {
  engineersIn18Months: "engineers",
  teams: "engineers",
  volume: "streaming",
};

/**
 * A module's profile: the whole's, with the module's own values over it. One team owns a module as a rule, but whether an
 * organisation can operate a pattern depends on all of it. So the whole's head-count stands unless the module gives its own.
 */
export function joinModule(name: string, stated: SomeValues, whole: ProfileValues): ModuleProfile {
  const known: Partial<Record<InputName, string | number>> = {};
  const values = new Map<InputName, Value>();
  const own: InputName[] = [];
  for (const definition of inputs) {
    const input = definition.name;
    const ofWhole = sourcedValue(whole, input);
    const value = stated[input] ?? following(input, stated, ofWhole, whole, known);
    if (value) own.push(input);
    const inherited = sizes.has(input)
      ? { ...ofWhole, because: `the whole system's: ${ofWhole.because}` }
      : ofWhole;
    values.set(input, value ?? inherited);
    known[input] = (value ?? inherited).value;
  }
  return { name, ...profileValues(values, whole.prerequisitesMet), own };
}

function following(
  input: InputName,
  stated: SomeValues,
  ofWhole: Value,
  whole: ProfileValues,
  known: KnownSoFar,
): Value | undefined {
  const base = follows[input];
  if (base === undefined || !stated[base]) return undefined;
  if (input === "engineersIn18Months") return grown(Number(known.engineers), whole);
  if (input === "volume" && ofWhole.source !== "assumed") return undefined;
  const assumed: Value = { source: "assumed", ...inputs.find(({ name }) => name === input)!.assume(known) };
  return assumed.value === ofWhole.value ? undefined : assumed;
}

function grown(
  engineers: number,
  { inputs: { engineers: today, engineersIn18Months: later } }: ProfileValues,
): Value {
  const value = wholeNumber("engineersIn18Months", (engineers * later.value) / today.value);
  return { value, source: "assumed", because: "nobody said; it changes as the whole does" };
}
