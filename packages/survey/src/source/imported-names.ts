import type { ParseResult } from "oxc-parser";

/** What a local name was imported as. */
export interface ImportedName {
  readonly specifier: string;
  /** `*` for a namespace, `default` for a default import. */
  readonly imported: string;
}

/** The names that a file's import statements bring in, by the name they have in the file. */
export function importedNames({ module }: ParseResult): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  for (const { entries, moduleRequest } of module.staticImports) {
    for (const { importName, localName } of entries) {
      const imported =
        importName.kind === "NamespaceObject"
          ? "*"
          : importName.kind === "Default"
            ? "default"
            : (importName.name ?? "*");
      names.set(localName.value, { specifier: moduleRequest.value, imported });
    }
  }
  return names;
}
