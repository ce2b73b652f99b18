import fc from "fast-check";
import type { InputDefinition } from "../../src/profile/input.js";
import { inputs } from "../../src/profile/inputs.js";
import type { AcceptedRisk, Organisation } from "../../src/profile/organisation.js";
import { expertises, type InputName, operations, prerequisites } from "../../src/profile/situation.js";
import type { Source, Sourced } from "../../src/profile/source.js";
import type { EvidenceValues, SomeValues } from "../../src/profile/stated.js";

/** Any value of an input's domain. */
export const anyValueOf = ({ domain }: InputDefinition): fc.Arbitrary<string | number> => {
  if (domain.kind === "choice") return fc.constantFrom(...domain.choices.map(({ value }) => value));
  const { least, most, isWhole } = domain;
  return isWhole
    ? fc.integer({ min: least, max: most })
    : fc.double({ min: least, max: most, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
};

/** One line of text, as people write it and as they do not. */
export const anyWords: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom("yes", "null", "12", "# no", "a: b", "2026-11-01", "- x", "'", '"', "~", " x "),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
  )
  .filter((text) => text.length > 0 && !/\p{Cc}|\p{Cs}/u.test(text));

const sourced = (
  value: fc.Arbitrary<string | number>,
  sources: readonly Source[],
): fc.Arbitrary<Sourced<string | number>> =>
  fc.tuple(value, fc.constantFrom(...sources), anyWords).map(([one, source, record]) => ({
    value: one,
    source,
    because: source === "declared" ? "said in organisation.yaml" : record,
  }));

const someOf = (
  definitions: readonly InputDefinition[],
  sources: readonly Source[],
): fc.Arbitrary<SomeValues> =>
  fc.record(Object.fromEntries(definitions.map((one) => [one.name, sourced(anyValueOf(one), sources)])), {
    requiredKeys: [],
    noNullPrototype: true,
  });

const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

const anyRisk: fc.Arbitrary<AcceptedRisk> = fc
  .record(
    {
      capability: fc.constantFrom(...operations, ...expertises),
      module: anyWords,
      owner: anyWords,
      reason: anyWords,
      days: fc.uniqueArray(anyDay, { minLength: 2, maxLength: 2 }),
    },
    { requiredKeys: ["capability", "owner", "reason", "days"], noNullPrototype: true },
  )
  .map(({ days, ...rest }) => {
    const [accepted, expires] = [...days].sort();
    return { ...rest, accepted: accepted!, expires: expires! };
  });

const anyModuleName = fc.oneof(fc.constantFrom("orders", "constructor", "yes", "12", "a: b"), anyWords);

/** Anything an organisation can say without contradicting itself. */
export const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .record(
    {
      name: anyWords,
      values: someOf(inputs, ["declared", "recorded"]),
      prerequisitesMet: sourced(fc.integer({ min: 0, max: 6 }), ["declared", "recorded"]),
      modules: fc.dictionary(
        anyModuleName.filter((name) => name !== "__proto__"),
        someOf(
          inputs.filter(({ isPerModule }) => isPerModule),
          ["declared", "recorded"],
        ),
        { maxKeys: 4, noNullPrototype: true },
      ),
      acceptedRisks: fc.array(anyRisk, { maxLength: 3 }),
    },
    { requiredKeys: ["values", "modules", "acceptedRisks"], noNullPrototype: true },
  )
  .map((organisation) => withoutContradiction(organisation as Organisation));

/** Anything a repository can show. */
export const anyEvidence: fc.Arbitrary<EvidenceValues> = fc
  .record({
    values: someOf(inputs, ["measured", "recorded"]),
    hints: fc.dictionary(fc.constantFrom(...inputs.map(({ name }) => name)), anyWords, {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })
  .map(({ values, hints }) => ({
    values,
    hints: Object.fromEntries(Object.entries(hints).filter(([name]) => !values[name as InputName])),
    caveats: [],
  }));

function withoutContradiction(organisation: Organisation): Organisation {
  const { prerequisitesMet, values } = organisation;
  if (!prerequisitesMet) return organisation;
  const said = (value: string) => prerequisites.filter((one) => values[one]?.value === value).length;
  const isPossible = prerequisitesMet.value >= said("yes") && prerequisitesMet.value <= 6 - said("no");
  if (isPossible) return organisation;
  const { prerequisitesMet: _, ...rest } = organisation;
  return rest;
}
