import { inputs } from "./inputs.js";
import type { AcceptedRisk, Organisation } from "./organisation.js";
import type { WrittenOrganisation } from "./organisation-schema.js";
import type { Sourced } from "./source.js";
import type { SomeValues } from "./stated.js";

type Written = Readonly<Record<string, unknown>>;

/** What an organisation.yaml says, value by value, each with its source. */
export function organisationOf(written: WrittenOrganisation): Organisation {
  const { name, prerequisitesMet, modules = {}, acceptedRisks = [] } = written;
  return {
    ...(name !== undefined && { name }),
    values: valuesIn(written),
    ...(prerequisitesMet !== undefined && {
      prerequisitesMet: sourcedOf(prerequisitesMet) as Sourced<number>,
    }),
    modules: Object.fromEntries(Object.entries(modules).map(([module, own]) => [module, valuesIn(own)])),
    acceptedRisks: acceptedRisks satisfies readonly AcceptedRisk[],
  };
}

function valuesIn(written: Written): SomeValues {
  const found = inputs.flatMap(({ name, key }) => {
    const value = key
      .split(".")
      .reduce<unknown>((here, part) => (here as Written | undefined)?.[part], written);
    return value === undefined ? [] : [[name, sourcedOf(value)] as const];
  });
  return Object.fromEntries(found);
}

function sourcedOf(written: unknown): Sourced<string | number> {
  const isLong = typeof written === "object" && written !== null;
  const { value, recorded } = (isLong ? written : { value: written }) as {
    readonly value: string | number | boolean;
    readonly recorded?: string;
  };
  return {
    value: typeof value === "boolean" ? (value ? "yes" : "no") : value,
    ...(recorded === undefined
      ? { source: "declared", because: "said in organisation.yaml" }
      : { source: "recorded", because: recorded }),
  };
}
