// The text of one planned file: its import statements, the names that others import from it, then declarations of
// the kinds that real code has until it is as long as planned. It is syntactically right; it does not type-check.
import { isReExport } from "../import.ts";
import type { PlannedSource } from "../plan.ts";
import type { Random } from "../random.ts";
import { componentLines, propsLines } from "./component.ts";
import { anyDeclaration, interfaceNamed } from "./declarations.ts";
import { importLines } from "./import-lines.ts";
import { importsInBody } from "./imports-in-body.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { testLines } from "./test-lines.ts";

/** Writes a planned file. */
export function sourceText(source: PlannedSource, random: Random): string {
  const imports = source.imports.flatMap((one) => importLines(one) ?? []);
  if (source.imports.length > 0 && source.imports.every(isReExport)) return text(imports);
  const subject = subjectOf(source, random);
  const blocks = [...importsInBody(source, subject), ...ownLines(source, subject)];
  let length = imports.length + blocks.reduce((sum, block) => sum + block.length + 1, 0);
  while (length < source.lines && source.kind !== "test") {
    const block = anyDeclaration(subject, source.kind === "types");
    blocks.push(block);
    length += block.length + 1;
  }
  return text([...imports, ...blocks.flatMap((block) => ["", ...block])]);
}

const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;

/** What the kind of the file asks for, with the names that others import. */
function ownLines(source: PlannedSource, subject: Subject): string[][] {
  const [value, defaults] = source.values;
  switch (source.kind) {
    case "test":
      return [testLines(source, subject)];
    case "component":
      return [propsLines(source.types[0]!), componentLines(source, subject)];
    case "types":
      return source.types.map((type) => interfaceNamed(type, subject));
    default:
      return [
        ...source.types.map((type) => interfaceNamed(type, subject)),
        ...(defaults
          ? [[`export const ${defaults} = Object.freeze({ limit: 20, strict: true, locale: "en" });`]]
          : []),
        ...(value ? [mainFunction(value, source, subject)] : []),
      ];
  }
}

/** The function that the file is named after. It uses what the file imports. */
function mainFunction(value: string, { imports, types }: PlannedSource, subject: Subject): string[] {
  const used = imports
    .filter(({ form }) => form === "named" || form === "default" || form === "namespace")
    .flatMap(({ values }) => values.map(({ local }) => local));
  return [
    `export function ${value}(input: Partial<${types[0]}>, options?: Partial<${types[1]}>): unknown {`,
    ...used.map((name, at) => `  const step${at + 1} = typeof ${name} === "function" ? ${name} : undefined;`),
    `  return { ...input, options, steps: ${used.length}, first: ${subject.callee()} };`,
    `}`,
  ];
}
