import { AshlarError, nearest } from "@ashlar/core/errors";
import { optionOf } from "./flag-name.js";
import type { InputDefinition } from "./input.js";
import { expectedOf, valueSchema } from "./input-schema.js";
import { inputs } from "./inputs.js";
import { prerequisitesMet, prerequisitesMetExpected } from "./prerequisites-met-schema.js";
import type { InputName } from "./situation.js";
import type { Sourced } from "./source.js";
import type { Stated } from "./stated.js";

/** The flag for those who know only how many of the six prerequisites are met. */
export const prerequisitesMetFlag = "--prerequisites-met";

/**
 * What the flags of a command line say. Options that belong to no input are passed over.
 *
 * @param options the options as a parser names them: `--on-call yes` is `{ onCall: "yes" }`.
 * @throws AshlarError `ASH_USAGE` for a value that an input cannot have.
 * @example
 * ```ts
 * fromFlags({ engineers: "12", json: true }).values.engineers; // { value: 12, source: "declared", because: "given as --engineers" }
 * ```
 */
export function fromFlags(options: Readonly<Record<string, unknown>>): Stated {
  const values: Partial<Record<InputName, Sourced<string | number>>> = {};
  for (const definition of inputs) {
    const { name, flag } = definition;
    const text = options[optionOf(flag)];
    if (typeof text === "string") values[name] = declared(flag, valueIn(definition, text));
  }
  const count = options[optionOf(prerequisitesMetFlag)];
  if (typeof count !== "string") return { values };
  const parsed = prerequisitesMet.safeParse(numberIn(count));
  if (!parsed.success) throw refused(prerequisitesMetFlag, prerequisitesMetExpected, count);
  return { values, prerequisitesMet: declared(prerequisitesMetFlag, parsed.data) };
}

function valueIn(definition: InputDefinition, text: string): string | number {
  const { domain, flag } = definition;
  const parsed = valueSchema(definition).safeParse(domain.kind === "number" ? numberIn(text) : text);
  if (parsed.success) return parsed.data as string | number;
  const meant =
    domain.kind === "choice"
      ? nearest(
          text,
          domain.choices.map(({ value }) => value),
        )
      : undefined;
  throw refused(flag, expectedOf(definition), text, meant);
}

function refused(flag: string, expected: string, text: string, meant?: string): AshlarError {
  return new AshlarError("ASH_USAGE", {
    message: `${flag}: expected ${expected}, not "${text.slice(0, 80)}".`,
    fix: meant === undefined ? `Write ${flag} with ${expected}.` : `Did you mean \`${flag} ${meant}\`?`,
  });
}

function declared<Value>(flag: string, value: Value): Sourced<Value> {
  return { value, source: "declared", because: `given as ${flag}` };
}

const numberIn = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
