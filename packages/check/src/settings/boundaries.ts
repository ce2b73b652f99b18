import { z } from "zod";
import { ruleIds } from "../rules/rule-id.js";

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? [value] : value));
const level = z.enum(["error", "warning", "off"]);

const publicFiles = z.union([
  z.string(),
  z.strictObject({
    files: texts.meta({ description: "Files or patterns, relative to the module's folder." }),
    to: z.array(z.string()).meta({ description: "The only modules that may import them." }),
  }),
]);

const layer = z.strictObject({
  name: z.string().min(1),
  files: texts.meta({ description: "Files or patterns, relative to the module's folder." }),
  pure: z.boolean().optional().meta({ description: "Its files only compute: no effects, clocks or chance." }),
});

const module = z.strictObject({
  path: texts
    .optional()
    .meta({ description: "The module's folder, or several; known by convention in an Ashlar project." }),
  public: z
    .union([z.string().transform((one) => [one]), z.array(publicFiles)])
    .optional()
    .meta({
      description:
        "What others may import, relative to the folder. Left out: its package's entries, index or contract.",
    }),
  dependsOn: z.array(z.string()).optional().meta({ description: "The only modules it may import." }),
  visibleTo: z.array(z.string()).optional().meta({ description: "The only modules that may import it." }),
  layers: z.array(layer).optional().meta({ description: "Its own layers, in place of the common ones." }),
});

/** What boundaries.yaml may say. */
export const boundariesSchema = z.strictObject({
  modules: z.record(z.string().min(1), module).optional().meta({ description: "The modules, by name." }),
  layers: z.array(layer).optional().meta({
    description:
      "The layers inside every module, from the inside out: each may import itself and those before it.",
  }),
  exhaustive: z
    .union([z.boolean(), z.array(z.string())])
    .optional()
    .meta({
      description:
        "Where every source file must belong to a module. Left out: in the folders around the modules.",
    }),
  exclude: z.array(z.string()).optional().meta({ description: "Files and folders that are not looked at." }),
  tests: z
    .array(z.string())
    .optional()
    .meta({ description: "Patterns of tests: what they import does not count." }),
  rules: z
    .partialRecord(
      z.enum(ruleIds),
      z.union([
        level,
        z.strictObject({
          level: level.optional(),
          typeOnly: z
            .enum(["count", "ignore"])
            .optional()
            .meta({ description: "Whether imports of types only count." }),
        }),
      ]),
    )
    .optional()
    .meta({ description: "How strict each rule is; an error when left out." }),
});

/** boundaries.yaml as it is written, with single values as lists. */
export type Boundaries = z.output<typeof boundariesSchema>;

/** The JSON Schema of boundaries.yaml, for editors. */
export function boundariesJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: "boundaries.yaml",
    ...z.toJSONSchema(boundariesSchema, { io: "input", target: "draft-7" }),
  };
}
