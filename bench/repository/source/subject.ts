import { testRunner } from "../packages.ts";
import type { PlannedSource } from "../plan.ts";
import type { Random } from "../random.ts";
import { camelCase, nouns, pascalCase, verbs } from "../vocabulary.ts";

/** What the declarations of a file are about: they name its types and call what it imports. */
export interface Subject {
  readonly random: Random;
  /** The file's main type, such as `PriceList`. */
  readonly type: string;
  /** A name that no other declaration of the file has, such as `computePriceListTax`. */
  newName(): string;
  /** A type named after it, such as `PriceListTaxEntry`. */
  newType(): string;
  /** Something that was imported and can be called, or a function that every program has. */
  callee(): string;
}

export function subjectOf({ concept, imports }: PlannedSource, random: Random): Subject {
  const type = pascalCase(concept);
  const taken = new Set<string>();
  const callees = imports
    .filter(
      ({ form, specifier }) => (form === "named" || form === "default") && specifier !== testRunner.name,
    )
    .flatMap(({ values }) => values.map(({ local }) => local))
    .filter((name) => !/Defaults|styles|data|^[A-Z]/.test(name));
  const unique = (make: () => string): string => {
    for (let number = 1; ; number++) {
      const name = number > 10 ? `${make()}${number}` : make();
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  return {
    random,
    type,
    newName: () => unique(() => `${random.pick(verbs)}${type}${pascalCase(camelCase(random.pick(nouns)))}`),
    newType: () => unique(() => `${type}${pascalCase(random.pick(nouns))}`),
    callee: () => (callees.length > 0 ? random.pick(callees) : "String"),
  };
}
