import { listed } from "@ashlar/survey/printing";
import { z } from "zod";
import type { InputDefinition, InputDomain } from "./input.js";
import { expertises, operations } from "./situation.js";

const longest = 300;

/** Words of people: one line, not too long. */
export const words = (what: string) =>
  z
    .string({ error: `expected ${what}` })
    .min(1, { error: `expected ${what}` })
    .max(longest, { error: `expected at most ${longest} characters` })
    // Whatever moves a terminal's cursor is no word.
    .regex(/^[^\p{Cc}]*$/u, { error: "expected one line of text" });

/** A value as organisation.yaml takes it: short, or long with the record that it comes from. */
export function inputSchema(definition: InputDefinition) {
  return sourced(valueSchema(definition), expectedOf(definition)).meta({ description: describe(definition) });
}

/** Wraps what a value can be so that it can be written short or long. */
export function sourced<Short extends z.ZodType>(short: Short, expected: string) {
  const long = z.strictObject(
    {
      value: short.meta({ description: "The value." }),
      recorded: words('the record it comes from, such as "people system, 2026-11"').meta({
        description: "The system of record it comes from, and of when.",
      }),
    },
    {
      error: ({ code }) =>
        code === "unrecognized_keys" ? undefined : `expected ${expected}, or { value, recorded }`,
    },
  );
  return z.union([short, long], { error: `expected ${expected}, or { value, recorded }` });
}

/** What an input can be, in words: `"none", "useful" or "regulatory"`. */
export function expectedOf({ domain }: InputDefinition): string {
  if (domain.kind === "choice")
    return listed(
      domain.choices.map(({ value }) => `"${value}"`),
      "or",
    );
  return `a ${domain.isWhole ? "whole " : ""}number from ${domain.least} to ${domain.most}`;
}

/** What an input can be. */
export function valueSchema(definition: InputDefinition): z.ZodType<string | number | boolean> {
  const { name, domain } = definition;
  const error = `expected ${expectedOf(definition)}`;
  if (domain.kind === "number") return numberSchema(domain, error);
  const oneOf = z.enum(
    domain.choices.map(({ value }) => value),
    { error },
  );
  return capabilities.has(name) ? z.union([oneOf, z.boolean({ error })], { error }) : oneOf;
}

function numberSchema({ least, most, isWhole }: Extract<InputDomain, { kind: "number" }>, error: string) {
  const within = z.number({ error }).min(least, { error }).max(most, { error });
  return isWhole ? within.int({ error }) : within;
}

function describe({ question, domain }: InputDefinition): string {
  if (domain.kind === "number") return question;
  return [question, ...domain.choices.map(({ value, means }) => `${value}: ${means}.`)].join("\n");
}

const capabilities: ReadonlySet<string> = new Set([...operations, ...expertises]);
