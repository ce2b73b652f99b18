import type { PlannedImport } from "../import.ts";

/** The statement of an import or re-export; `undefined` for those that are written in the body. */
export function importLines(one: PlannedImport): readonly string[] | undefined {
  const { form, specifier, values, types } = one;
  const from = `from "${specifier}";`;
  switch (form) {
    case "default":
      return [`import ${values[0]?.local} ${from}`];
    case "namespace":
      return [`import * as ${values[0]?.local} ${from}`];
    case "side-effect":
      return [`import "${specifier}";`];
    case "all":
      return [`export * ${from}`];
    case "type":
      return listed("import type", types.map(renamed), from);
    case "re-export-type":
      return listed("export type", types.map(renamed), from);
    case "named":
    case "re-export": {
      const names = [...values.map(renamed), ...types.map((type) => `type ${renamed(type)}`)];
      return listed(form === "named" ? "import" : "export", names, from);
    }
    default:
      return undefined;
  }
}

const renamed = ({ name, local }: PlannedImport["values"][number]) =>
  name === local ? name : `${name} as ${local}`;

/** On one line while it fits. */
function listed(start: string, names: readonly string[], from: string): string[] {
  const line = `${start} { ${names.join(", ")} } ${from}`;
  return line.length <= 100 ? [line] : [`${start} {`, ...names.map((name) => `  ${name},`), `} ${from}`];
}
