import type { PlannedSource } from "../plan.ts";
import type { Subject } from "./subject.ts";

/** Declarations for the imports of a file that are no statements: calls, and types within types. */
export function importsInBody({ imports }: PlannedSource, subject: Subject): string[][] {
  return imports.flatMap(({ form, specifier, values, types }): string[][] => {
    const names = [...values, ...types].map(({ name }) => name);
    switch (form) {
      case "dynamic":
        return [
          [
            `export async function ${subject.newName()}Later(input: unknown): Promise<unknown> {`,
            `  const { ${names.join(", ")} } = await import("${specifier}");`,
            `  return input === undefined ? undefined : ${names[0]};`,
            `}`,
          ],
        ];
      case "require":
        return [
          [
            `export function ${subject.newName()}Now(): unknown {`,
            `  const loaded = require("${specifier}");`,
            `  return loaded.${names[0]};`,
            `}`,
          ],
        ];
      case "type-query":
        return [[`export type ${subject.newType()}Like = Partial<import("${specifier}").${names[0]}>;`]];
      default:
        return [];
    }
  });
}
