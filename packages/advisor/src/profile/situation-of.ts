import type { ProfileValues } from "./profile.js";
import type { Situation } from "./situation.js";
import type { Sourced } from "./source.js";

/** The plain values of a profile, or of a module's, for the model to judge. */
export function situationOf(values: ProfileValues, scope: Situation["scope"]): Situation {
  return {
    scope,
    ...plain(values.inputs),
    operations: plain(values.operations),
    expertise: plain(values.expertise),
    ...(values.prerequisitesMet && { prerequisitesMet: values.prerequisitesMet.value }),
  };
}

function plain<Values extends Readonly<Record<string, Sourced<unknown>>>>(values: Values) {
  return Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value])) as {
    readonly [Name in keyof Values]: Values[Name]["value"];
  };
}
