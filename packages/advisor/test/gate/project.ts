import type { PlacedArchitecture, PlacedModule } from "../../src/gate/placed-architecture.js";
import { joinProfile } from "../../src/profile/join-profile.js";
import { parseOrganisation } from "../../src/profile/load-organisation.js";
import type { Profile } from "../../src/profile/profile.js";
import type { SomeValues } from "../../src/profile/stated.js";

/** Modules by name; whatever is left out is as in a modular monolith. */
export function architecture(
  modules: Readonly<Record<string, Partial<Omit<PlacedModule, "name">>>>,
): PlacedArchitecture {
  return {
    modules: Object.entries(modules).map(([name, placement]) => ({
      ...{ name, unit: "main", state: "rows", events: "local" },
      ...placement,
    })),
  };
}

/** An organisation as organisation.yaml tells of it. */
export function organisation(text: string) {
  return parseOrganisation(text);
}

/** The profile of a project without a repository. */
export function profile(text: string, { modules }: PlacedArchitecture): Profile {
  return joinProfile({
    name: "shop",
    organisation: parseOrganisation(text).value,
    modules: modules.map(({ name }) => name),
  });
}

/** A profile in which everything is said. */
export function profileOf(
  values: SomeValues,
  modules: readonly string[],
  prerequisitesMet?: number,
): Profile {
  return joinProfile({
    name: "shop",
    flags: {
      values,
      ...(prerequisitesMet !== undefined && {
        prerequisitesMet: { value: prerequisitesMet, source: "declared", because: "said" },
      }),
    },
    modules,
  });
}
