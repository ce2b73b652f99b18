/** What a planned import leads to. A file is named relative to the repository's root. */
export type ImportTarget =
  | { readonly file: string }
  | { readonly package: string }
  | { readonly builtin: string };

/**
 * How it is written:
 *
 * - `named`, `type`, `default`, `namespace`    `import { a, type A } from`, `import type { A } from`, …
 * - `side-effect`                              `import "…"`
 * - `all`, `re-export`, `re-export-type`       `export * from`, `export { a } from`, `export type { A } from`
 * - `dynamic`, `require`, `type-query`         `await import("…")`, `require("…")`, `import("…").A` in the body
 */
export type ImportForm =
  | "named"
  | "type"
  | "default"
  | "namespace"
  | "side-effect"
  | "all"
  | "re-export"
  | "re-export-type"
  | "dynamic"
  | "require"
  | "type-query";

/** An exported name and what the importing file calls it. */
export interface Binding {
  readonly name: string;
  readonly local: string;
}

/** One import, re-export or call of a file, as it will be written. */
export interface PlannedImport {
  readonly form: ImportForm;
  readonly specifier: string;
  readonly to: ImportTarget;
  readonly values: readonly Binding[];
  readonly types: readonly Binding[];
}

/** Names that can be imported from somewhere. */
export interface Names {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Something that files of other modules may import. */
export interface Offer extends Names {
  readonly specifier: string;
  readonly to: ImportTarget;
}

/** The file that an import leads to, if it is one of the repository's. */
export const targetFile = ({ to }: PlannedImport): string | undefined => ("file" in to ? to.file : undefined);

/** Whether the importing file does nothing with it but pass it on. */
export const isReExport = ({ form }: PlannedImport): boolean =>
  form === "all" || form === "re-export" || form === "re-export-type";

/** Whether nothing of it is left at run time. */
export const isTypeOnly = ({ form }: PlannedImport): boolean =>
  form === "type" || form === "re-export-type" || form === "type-query";
