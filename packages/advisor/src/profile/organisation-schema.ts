import { z } from "zod";
import { acceptedRiskSchema } from "./accepted-risk-schema.js";
import type { InputDefinition } from "./input.js";
import { inputSchema, sourced, words } from "./input-schema.js";
import { inputs } from "./inputs.js";
import { keyed, mapping } from "./keyed.js";
import {
  prerequisitesMet,
  prerequisitesMetExpected,
  refuseContradictions,
} from "./prerequisites-met-schema.js";

const groupMeans = {
  operations: "What can be operated: yes, no, or unknown, which never counts as yes.",
  expertise: "What somebody here has run in production: yes, no, or unknown, which never counts as yes.",
} as const;

const groups = ["operations", "expertise"] as const;

/** What organisation.yaml may say. Its keys are those of `inputs`. */
export const organisationSchema = z
  .strictObject(
    {
      name: words("a name").optional().meta({ description: "The system's name." }),
      ...keysOf(inputs),
      ...groupsOf(inputs),
      prerequisitesMet: sourced(prerequisitesMet, prerequisitesMetExpected).optional().meta({
        description:
          "Where only the number is known: how many of the six prerequisites of distribution are met. It replaces the count over operations.",
      }),
      modules: z
        .record(
          words("a module's name"),
          z.strictObject(
            { ...keysOf(inputs.filter(isPerModule)), ...groupsOf(inputs.filter(isPerModule)) },
            { error: keyed },
          ),
          { error: mapping },
        )
        .optional()
        .meta({ description: "Modules that differ from the whole, by name, and in what." }),
      acceptedRisks: z
        .array(acceptedRiskSchema, { error: "expected a list of risks" })
        .optional()
        .meta({ description: "What is lacking, and knowingly gone without for a while." }),
    },
    { error: keyed },
  )
  .superRefine(refuseContradictions);

/** organisation.yaml as it is written. */
export type WrittenOrganisation = z.output<typeof organisationSchema>;

/** The JSON Schema of organisation.yaml, for editors. */
export function organisationJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: "organisation.yaml",
    ...z.toJSONSchema(organisationSchema, { io: "input", target: "draft-7" }),
  };
}

function keysOf(definitions: readonly InputDefinition[]) {
  return optional(definitions.filter(({ key }) => !key.includes(".")).map((one) => [one.key, one]));
}

function groupsOf(definitions: readonly InputDefinition[]) {
  return Object.fromEntries(
    groups.flatMap((group) => {
      const inside = definitions.filter(({ key }) => key.startsWith(`${group}.`));
      if (inside.length === 0) return [];
      const shape = optional(inside.map((one) => [one.key.slice(group.length + 1), one]));
      const schema = z.strictObject(shape, { error: keyed });
      return [[group, schema.optional().meta({ description: groupMeans[group] })] as const];
    }),
  );
}

function optional(definitions: readonly (readonly [key: string, definition: InputDefinition])[]) {
  return Object.fromEntries(definitions.map(([key, one]) => [key, inputSchema(one).optional()] as const));
}

function isPerModule(definition: InputDefinition): boolean {
  return definition.isPerModule;
}
