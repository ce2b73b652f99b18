import { z } from "zod";
import { ruleIds } from "../rules/rule-id.js";

// Longer patterns are nobody's, and their regular expressions have no bound.
const longest = 1_000;
const text = (what: string) =>
  z
    .string({ error: what })
    .min(1, { error: what })
    .max(longest, { error: `expected at most ${longest} characters` });
const texts = z
  .union([text("expected a text"), z.array(text("expected a text"))], {
    error: "expected a text or a list of texts",
  })
  .transform((value) => (typeof value === "string" ? [value] : value));
const level = z.enum(["error", "warning", "off"], { error: 'expected "error", "warning" or "off"' });
const yesOrNo = z.boolean({ error: "expected true or false" });
const mapping = { error: "expected keys and values" } as const;

const filesFor = z.strictObject(
  {
    files: texts.meta({ description: "Files or patterns, relative to the module's folder." }),
    to: texts.meta({ description: "The only modules that may import them." }),
  },
  { error: keyed("expected a file, a pattern, or { files, to }") },
);

const layer = z.strictObject(
  {
    name: text("expected a name"),
    files: texts.meta({ description: "Files or patterns, relative to the module's folder." }),
    pure: yesOrNo.optional().meta({ description: "Its files only compute: no effects, clocks or chance." }),
  },
  { error: keyed("expected { name, files, pure }") },
);
const layers = z.array(layer, { error: "expected a list of layers" });

const module = z.strictObject(
  {
    path: texts
      .optional()
      .meta({ description: "The module's folder, or several; known by convention in an Ashlar project." }),
    public: z
      .union(
        [
          text("expected a text").transform((one) => [one]),
          z.array(z.union([text("expected a text"), filesFor])),
        ],
        {
          error: "expected a file or pattern, or a list of them",
        },
      )
      .optional()
      .meta({
        description:
          "What others may import, relative to the folder. Left out: its package's entries, index or contract.",
      }),
    dependsOn: texts.optional().meta({ description: "The only modules it may import." }),
    visibleTo: texts.optional().meta({ description: "The only modules that may import it." }),
    layers: layers.optional().meta({ description: "Its own layers, in place of the common ones." }),
  },
  { error: keyed(mapping.error) },
);

const ruleSetting = z.union(
  [
    level,
    z.strictObject({
      level: level.optional(),
      typeOnly: z
        .enum(["count", "ignore"], { error: 'expected "count" or "ignore"' })
        .optional()
        .meta({ description: "Whether imports of types only count." }),
    }),
  ],
  { error: 'expected "error", "warning", "off", or { level, typeOnly }' },
);

/** What boundaries.yaml may say. */
export const boundariesSchema = z.strictObject(
  {
    modules: z
      .record(z.string().min(1), module, mapping)
      .optional()
      .meta({ description: "The modules, by name." }),
    layers: layers.optional().meta({
      description:
        "The layers inside every module, from the inside out: each may import itself and those before it.",
    }),
    exhaustive: z.union([z.boolean(), texts], { error: "expected true, false, or folders" }).optional().meta({
      description:
        "Where every source file must belong to a module: true is everywhere. Left out: in the folders around the modules.",
    }),
    exclude: texts.optional().meta({ description: "Files and folders that are not looked at." }),
    tests: texts.optional().meta({ description: "Patterns of tests: what they import does not count." }),
    rules: z
      .partialRecord(z.enum(ruleIds), ruleSetting, mapping)
      .optional()
      .meta({ description: "How strict each rule is; an error when left out." }),
  },
  { error: keyed(mapping.error) },
);

/** Keeps the parser's own word for keys that do not exist, whose names it has. */
function keyed(expected: string) {
  return ({ code }: { readonly code?: string }) => (code === "unrecognized_keys" ? undefined : expected);
}

/** boundaries.yaml as it is written, with single values as lists. */
export type Boundaries = z.output<typeof boundariesSchema>;

/** The JSON Schema of boundaries.yaml, for editors. */
export function boundariesJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: "boundaries.yaml",
    ...z.toJSONSchema(boundariesSchema, { io: "input", target: "draft-7" }),
  };
}
