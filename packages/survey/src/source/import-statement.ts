import type { Place } from "../place.js";

/**
 * How a file refers to another:
 *
 * - `import`    `import x from "…"`, `import "…"`, `import x = require("…")`
 * - `re-export` `export … from "…"`
 * - `dynamic`   `import("…")`
 * - `require`   `require("…")`, `require.resolve("…")`
 * - `type`      `typeof import("…")`, `import("…").Name` where a type is expected, `declare module "…" {}` in a module, and
 *               `/// <reference path="…" />`
 */
export type ImportKind = "import" | "re-export" | "dynamic" | "require" | "type";

/** One reference of a file to another, as it is written. */
export interface ImportStatement {
  readonly specifier: string;
  readonly kind: ImportKind;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** The names it asks for; `*` for all of them. Empty when it asks for none, as `import "…"` does. */
  readonly names: readonly string[];
  /** Of a re-export that renames: what each of the names is called from here on. */
  readonly as?: readonly string[];
  /** The specifier, with its quotes. */
  readonly at: Place;
}
