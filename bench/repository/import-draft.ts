import type { PlannedFile } from "./files.ts";
import type { Binding, ImportForm, Offer, PlannedImport } from "./import.ts";
import { pascalCase } from "./vocabulary.ts";

/** An import before it is known what the file will call the names. */
export type WantedImport = Offer & { readonly form: ImportForm };

/** The imports of a file while they are chosen. */
export interface ImportDraft {
  readonly imports: readonly PlannedImport[];
  /** Adds what leads somewhere new, and gives each name one that is free in the file. */
  add(...wanted: readonly (WantedImport | undefined)[]): void;
}

/** Begins the imports of a file. */
export function importDraft(file: Pick<PlannedFile, "values" | "types">): ImportDraft {
  const imports: PlannedImport[] = [];
  const taken = new Set([...file.values, ...file.types]);
  const bind = (name: string, specifier: string): Binding => {
    const suffix = pascalCase(specifier.replace(/[^a-z]+/gi, "-").replace(/^-|-$/g, ""));
    const local = taken.has(name) ? `${name}From${suffix}` : name;
    taken.add(local);
    return { name, local };
  };
  return {
    imports,
    add(...wanted) {
      for (const one of wanted) {
        if (!one || imports.some((other) => isSamePlace(other, one))) continue;
        const { form, specifier, to } = one;
        const [values, types] = [one.values, one.types].map((names) =>
          names.map((name) => bind(name, specifier)),
        );
        imports.push({ form, specifier, to, values: values!, types: types! });
      }
    },
  };
}

type Place = Pick<Offer, "specifier" | "to">;

const isSamePlace = (a: Place, b: Place) =>
  a.specifier === b.specifier || ("file" in a.to && "file" in b.to && a.to.file === b.to.file);
