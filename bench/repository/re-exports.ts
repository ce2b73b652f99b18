import type { PlannedFile } from "./files.ts";
import type { Names, PlannedImport } from "./import.ts";
import type { PlannedModule } from "./modules.ts";
import type { Random } from "./random.ts";
import { relativeSpecifier } from "./specifier.ts";

/** A file and what it exports in the end, re-exports included. */
export type Exporting = PlannedFile & Names;

/** What an area's `index.ts` re-exports: all other files of its folder. */
export function barrelReExports(
  barrel: PlannedFile,
  before: readonly Exporting[],
  module: PlannedModule,
  random: Random,
): PlannedImport[] {
  const beside = before.filter(({ folder, path }) => folder === barrel.folder && path !== barrel.path);
  return beside.map((file) => reExport(barrel, file, module, random));
}

/** What a package offers: most of its areas, through their barrels where they have one. */
export function entryReExports(
  entry: PlannedFile,
  before: readonly Exporting[],
  module: PlannedModule,
  random: Random,
): PlannedImport[] {
  const folders = [...new Set(before.map(({ folder }) => folder))].filter(
    (folder) => folder !== entry.folder,
  );
  return folders.flatMap((folder, at) => {
    // The first one always: a package that offers nothing has no dependents.
    if (at > 0 && random.chance(0.5)) return [];
    const files = before.filter((file) => file.folder === folder);
    const barrel = files.find(({ kind }) => kind === "barrel");
    const offered = barrel ? [barrel] : files.slice(0, 2);
    return offered.map((file) => reExport(entry, file, module, random));
  });
}

/** What an import of `imports` makes available under its own name to those who import the file. */
export function reExportedNames(imports: readonly PlannedImport[]): Names {
  return {
    values: imports.flatMap(({ values }) => values.map(({ local }) => local)),
    types: imports.flatMap(({ types }) => types.map(({ local }) => local)),
  };
}

function reExport(from: PlannedFile, file: Exporting, module: PlannedModule, random: Random): PlannedImport {
  const own = (name: string) => ({ name, local: name });
  const form = file.values.length === 0 ? "re-export-type" : random.chance(0.6) ? "all" : "re-export";
  return {
    form,
    specifier: relativeSpecifier(from.folder, file.path, module),
    to: { file: file.path },
    values: file.values.map(own),
    types: file.types.map(own),
  };
}
