import fc from "fast-check";
import type { KnownSoFar } from "../src/profile/input.js";
import { inputs } from "../src/profile/inputs.js";
import {
  type Expertise,
  expertises,
  type Input,
  type Known,
  type Operation,
  operations,
  type Situation,
} from "../src/profile/situation.js";

/** What tests may say of a situation. Of operations and expertise, only those that matter need saying. */
export type Overrides = Omit<Partial<Situation>, "operations" | "expertise"> & {
  readonly operations?: Partial<Situation["operations"]>;
  readonly expertise?: Partial<Situation["expertise"]>;
};

/** A situation of which only this much is known; all else is what the inputs assume from it. */
export function situation(overrides: Partial<Situation> | Overrides = {}): Situation {
  const said: Record<string, unknown> = {
    ...overrides,
    ...overrides.operations,
    ...overrides.expertise,
  };
  const values: Record<string, string | number> = {};
  for (const { name, assume } of inputs) {
    values[name] = (said[name] as string | number | undefined) ?? assume(values as KnownSoFar).value;
  }
  return assembled(values, overrides.scope ?? "whole", overrides.prerequisitesMet);
}

/** Every operation at the same level, but for some. */
export function operated(known: Known, but: Partial<Situation["operations"]> = {}): Situation["operations"] {
  return {
    ...(Object.fromEntries(operations.map((name) => [name, known])) as Situation["operations"]),
    ...but,
  };
}

/** Every expertise at the same level, but for some. */
export function versed(known: Known, but: Partial<Situation["expertise"]> = {}): Situation["expertise"] {
  return {
    ...(Object.fromEntries(expertises.map((name) => [name, known])) as Situation["expertise"]),
    ...but,
  };
}

const valuesOf = ({ domain }: (typeof inputs)[number]): fc.Arbitrary<string | number> => {
  if (domain.kind === "choice") return fc.constantFrom(...domain.choices.map(({ value }) => value));
  const inSteps = fc.constantFrom(...domain.steps);
  return domain.isWhole
    ? fc.oneof(inSteps, fc.integer({ min: domain.least, max: Math.min(domain.most, 600) }))
    : inSteps;
};

/** Any situation: each input at any of its values, numbers mostly on the steps that matter. */
export const anySituation: fc.Arbitrary<Situation> = fc
  .tuple(
    fc.record(Object.fromEntries(inputs.map((input) => [input.name, valuesOf(input)]))),
    fc.constantFrom<Situation["scope"]>("whole", "whole", "module"),
    fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 4 }),
  )
  .map(([values, scope, prerequisitesMet]) => assembled(values, scope, prerequisitesMet));

function assembled(
  values: Readonly<Record<string, string | number>>,
  scope: Situation["scope"],
  prerequisitesMet: number | undefined,
): Situation {
  const known = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, values[name]]));
  const plain = Object.fromEntries(Object.entries(values).filter(([name]) => !isKnownOneByOne(name))) as Pick<
    Situation,
    Input
  >;
  return {
    ...plain,
    scope,
    operations: known(operations) as Record<Operation, Known>,
    expertise: known(expertises) as Record<Expertise, Known>,
    ...(prerequisitesMet === undefined ? {} : { prerequisitesMet }),
  };
}

const knownOneByOne: readonly string[] = [...operations, ...expertises];
const isKnownOneByOne = (name: string) => knownOneByOne.includes(name);
