import type { InputDefinition } from "./input.js";
import { inputs } from "./inputs.js";
import { joinModule } from "./join-module.js";
import type { Organisation } from "./organisation.js";
import type { Profile } from "./profile.js";
import { profileValues } from "./profile-values.js";
import { seenOf } from "./seen-of.js";
import { settle } from "./settle.js";
import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";
import type { EvidenceValues, Stated } from "./stated.js";

/** Everything a profile is joined from. */
export interface ProfileParts {
  /** The system's name where organisation.yaml gives none. */
  readonly name: string;
  readonly organisation?: Organisation | undefined;
  readonly evidence?: EvidenceValues | undefined;
  /** What the command line says; it beats organisation.yaml. */
  readonly flags?: Stated | undefined;
  /** Modules that the repository shows, whether or not organisation.yaml names them. */
  readonly modules?: readonly string[] | undefined;
}

/**
 * Joins what is said with what is seen, and assumes the rest, so that every value has a source. See `settle` for who is believed.
 * The order of modules changes nothing.
 *
 * @example
 * ```ts
 * const profile = joinProfile({ name: "shop", organisation, evidence });
 * profile.inputs.engineers; // { value: 12, source: "declared", because: "said in organisation.yaml" }
 * ```
 */
export function joinProfile({ name, organisation, evidence, flags, modules = [] }: ProfileParts): Profile {
  const known: Partial<Record<InputName, string | number>> = {};
  const settled = inputs.map((definition): [InputDefinition, Sourced<string | number>] => {
    const { name: input } = definition;
    const value = settle(
      definition,
      {
        said: flags?.values[input] ?? organisation?.values[input],
        seen: seenOf(input, evidence, known),
        hint: evidence?.hints[input],
      },
      known,
    );
    known[input] = value.value;
    return [definition, value];
  });
  const whole = profileValues(
    new Map(settled.map(([definition, value]) => [definition.name, value])),
    flags?.prerequisitesMet ?? organisation?.prerequisitesMet,
  );
  const own = new Map(Object.entries(organisation?.modules ?? {}));
  const names = [...new Set([...own.keys(), ...modules])].sort();
  return {
    name: organisation?.name ?? name,
    ...whole,
    modules: names.map((module) => joinModule(module, own.get(module) ?? {}, whole)),
  };
}
