import { z } from "zod";
import type { InputDomain, KnownSoFar } from "../profile/input.js";
import { inputs } from "../profile/inputs.js";
import { expertises } from "../profile/situation.js";
import type { CaseFacts } from "./case-facts.js";
import { growths } from "./growth.js";
import { oneOf } from "./one-of.js";

/** The skills as cases list them, and what they are here. Others are allowed, and count for nothing. */
const skills = new Map<string, (typeof expertises)[number]>([
  ["broker", "broker"],
  ["ddd", "domain-driven-design"],
  ["grid", "data-grid"],
  ...expertises.map((one) => [one, one] as const),
]);

const keys = inputs.map(({ name, domain }) => ({ name, key: snakeCase(name), schema: valueSchema(domain) }));
const byPlainKey = new Map(keys.map(({ key }) => [plain(key), key]));

const operated = z
  .object(
    {
      prerequisites_of_6_read: z
        .int("it must be a whole number from 0 to 6")
        .min(0, "it must be a whole number from 0 to 6")
        .max(6, "it must be a whole number from 0 to 6")
        .nullish(),
      expertise: z.array(z.string("it must be a text"), "it must be a list of texts").nullish(),
    },
    "it must be an object in braces",
  )
  .nullish();

/**
 * The profile of a case: a key for each input, in snake_case or camelCase, besides `growth` and `ops_maturity`. Null and a
 * key left out both say that nobody knows.
 */
export const caseProfile = z.preprocess(
  withKnownKeys,
  z
    .object(
      {
        ...Object.fromEntries(keys.map(({ key, schema }) => [key, schema.nullish()])),
        growth: oneOf(growths).nullish(),
        ops_maturity: operated,
      },
      "it must be an object in braces",
    )
    .transform(({ growth, ops_maturity: operations, ...values }): Omit<CaseFacts, "scope"> => {
      const named = keys.map(({ name, key }) => [name, (values as KnownCaseValues)[key]] as const);
      const said = Object.fromEntries(named.filter(([, value]) => value !== null && value !== undefined));
      return {
        values: { ...skillsOf(operations?.expertise), ...said },
        growth: growth ?? undefined,
        prerequisitesMet: operations?.prerequisites_of_6_read ?? undefined,
      };
    }),
);

type KnownCaseValues = Readonly<Record<string, string | number | null | undefined>>;

/** A case that lists skills lists all there were. */
function skillsOf(listed: readonly string[] | null | undefined): KnownSoFar {
  if (!listed) return {};
  const had = new Set(listed.map((one) => skills.get(one)));
  return Object.fromEntries(expertises.map((one) => [one, had.has(one) ? "yes" : "no"]));
}

function valueSchema(domain: InputDomain): z.ZodType<string | number> {
  if (domain.kind === "number") {
    const { isWhole, least, most } = domain;
    const what = `it must be a ${isWhole ? "whole " : ""}number from ${amount(least)} to ${amount(most)}`;
    return (isWhole ? z.int(what) : z.number(what)).min(least, what).max(most, what);
  }
  const [first, ...others] = domain.choices.map(({ value }) => value);
  const choice = oneOf([first!, ...others]);
  return first === "no" ? z.preprocess(yesOrNo, choice) : choice;
}

function yesOrNo(value: unknown): unknown {
  return typeof value === "boolean" ? (value ? "yes" : "no") : value;
}

function withKnownKeys(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [byPlainKey.get(plain(key)) ?? key, value]),
  );
}

function snakeCase(name: string): string {
  return name.replaceAll("-", "_").replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
}

function plain(key: string): string {
  return key.replace(/[-_]/g, "").toLowerCase();
}

function amount(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}
