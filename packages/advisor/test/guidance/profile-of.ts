import type { ModuleProfile, Profile, ProfileValues } from "../../src/profile/profile.js";
import type { Situation } from "../../src/profile/situation.js";
import type { Sourced } from "../../src/profile/source.js";

/** A profile whose every value is declared, with these modules. */
export function profileOf(
  name: string,
  whole: Situation,
  modules: Readonly<Record<string, Situation>> = {},
): Profile {
  return {
    name,
    ...declared(whole),
    modules: Object.entries(modules).map(
      ([module, situation]): ModuleProfile => ({ name: module, own: ["volume"], ...declared(situation) }),
    ),
  };
}

function declared({ scope, operations, expertise, prerequisitesMet, ...inputs }: Situation): ProfileValues {
  return {
    inputs: sourced(inputs) as ProfileValues["inputs"],
    operations: sourced(operations) as ProfileValues["operations"],
    expertise: sourced(expertise) as ProfileValues["expertise"],
  };
}

const sourced = (values: object): Readonly<Record<string, Sourced<unknown>>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, source: "declared", because: "organisation.yaml says so" },
    ]),
  );
