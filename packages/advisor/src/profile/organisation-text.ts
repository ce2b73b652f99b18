import { printable } from "@ashlar/survey/printing";
import { stringify } from "yaml";
import type { InputDefinition } from "./input.js";
import { inputs } from "./inputs.js";
import type { AcceptedRisk, Organisation } from "./organisation.js";
import type { Sourced } from "./source.js";
import type { SomeValues } from "./stated.js";

type Value = Sourced<string | number>;

const heading = `# Who works on this system, what it must do, and what you can operate. \`ashlar advise\` reads it.
# A value is short (engineers: 12), or names its record (engineers: { value: 12, recorded: "people system, 2026-11" }).
# What is left out is measured where the repository shows it, and assumed where nothing does.
`;

/**
 * An organisation as the text of a commented organisation.yaml. What was measured is left out of it, so that it stays measured.
 *
 * @param schema the path of the JSON Schema from the file's folder, for editors; left out when there is none.
 * @example
 * ```ts
 * await writeFile("organisation.yaml", organisationText(organisation));
 * ```
 */
export function organisationText(organisation: Organisation, { schema }: { schema?: string } = {}): string {
  const { name, values, prerequisitesMet, modules, acceptedRisks } = organisation;
  const blocks = [
    `${schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`}${heading}`,
    ...(name === undefined ? [] : [`name: ${scalar(name)}\n`]),
    ...inputs.filter(({ key }) => !key.includes(".")).map((one) => entry(one, values[one.name])),
    ...["operations", "expertise"].map((one) => group(one, values)),
    ...(prerequisitesMet
      ? [`# How many of the six prerequisites are met.\nprerequisitesMet: ${written(prerequisitesMet)}\n`]
      : []),
    ...modulesText(modules),
    ...risksText(acceptedRisks),
  ];
  return blocks.join("\n");
}

/** The question, and the value with what it means; commented out where there is none. */
function entry(definition: InputDefinition, value: Value | undefined, indent = ""): string {
  const { question, domain } = definition;
  const key = definition.key.split(".").at(-1)!;
  const choices = domain.kind === "choice" ? domain.choices : [];
  const meant = choices.find((one) => one.value === value?.value)?.means;
  if (value && value.source !== "measured") {
    const note = meant === undefined || value.source === "recorded" ? "" : ` # ${meant}`;
    return `${indent}# ${question}\n${indent}${key}: ${written(value)}${note}\n`;
  }
  const why = value
    ? ` # measured: ${printable(value.because)}`
    : choices.length > 0 && indent === ""
      ? ` # ${choices.map((one) => one.value).join(", ")}`
      : "";
  return `${indent}# ${question}\n${indent}# ${key}:${value ? ` ${scalar(value.value)}` : ""}${why}\n`;
}

function group(name: string, values: SomeValues): string {
  const inside = inputs.filter(({ key }) => key.startsWith(`${name}.`));
  const isEmpty = inside.every((one) => !isWritten(values[one.name]));
  const entries = inside.map((one) => entry(one, values[one.name], "  ")).join("");
  return `${isEmpty ? "# " : ""}${name}: # yes, no or unknown\n${entries}`;
}

function modulesText(modules: Organisation["modules"]): readonly string[] {
  const names = Object.keys(modules);
  if (names.length === 0) return [];
  return [
    `# Modules that differ from the whole.\nmodules:\n${names.map((name) => moduleText(name, modules[name]!)).join("")}`,
  ];
}

function moduleText(name: string, values: SomeValues): string {
  const own = inputs.filter((one) => isWritten(values[one.name]));
  if (own.length === 0) return `  ${scalar(name)}: {}\n`;
  const line = ({ key, name: input }: InputDefinition) =>
    `${key.split(".").at(-1)!}: ${written(values[input]!)}`;
  const flat = own.filter(({ key }) => !key.includes(".")).map((one) => `    ${line(one)}\n`);
  const expertise = own.filter(({ key }) => key.includes(".")).map(line);
  const nested = expertise.length === 0 ? [] : [`    expertise: { ${expertise.join(", ")} }\n`];
  return `  ${scalar(name)}:\n${[...flat, ...nested].join("")}`;
}

function risksText(risks: readonly AcceptedRisk[]): readonly string[] {
  if (risks.length === 0) return [];
  const texts = risks.map((risk) => {
    const { capability, module, owner, reason, accepted, expires } = risk;
    const lines = Object.entries({ capability, module, owner, reason, accepted, expires }).flatMap(
      ([key, value]) => (value === undefined ? [] : [`${key}: ${scalar(value)}`]),
    );
    return `  - ${lines.join("\n    ")}\n`;
  });
  return [`# What is lacking, and knowingly gone without for a while.\nacceptedRisks:\n${texts.join("")}`];
}

function written({ value, source, because }: Value): string {
  return source === "recorded"
    ? `{ value: ${scalar(value)}, recorded: ${JSON.stringify(because)} }`
    : scalar(value);
}

/** A text that means more than its letters in YAML is quoted. */
function scalar(value: string | number): string {
  if (typeof value === "number") return String(value);
  if (/^[a-z][\w-]*$/i.test(value) && stringify(value).trimEnd() === value) return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value : JSON.stringify(value);
}

const isWritten = (value: Value | undefined) => value !== undefined && value.source !== "measured";
