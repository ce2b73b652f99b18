import type { ImportStatement } from "../source/import-statement.js";

/** What a specifier leads to. `file` is a file of the repository; `missing` is a path that leads nowhere. */
export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "missing" };

/** A reference of one file to another, resolved. */
export interface Import extends ImportStatement {
  /** The file it stands in, relative to the repository's root. */
  readonly from: string;
  readonly to: Target;
}
