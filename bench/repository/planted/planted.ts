/** Something that is wrong with the repository, on purpose. */
export type Planted =
  /** `file` imports `to`, which is not a public file of its module. */
  | { readonly kind: "private-import"; readonly file: string; readonly to: string }
  /** `file` imports a module that its own may not depend on. */
  | { readonly kind: "undeclared-dependency"; readonly file: string; readonly toModule: string }
  /** These modules, sorted, depend on each other in a ring, and nobody else lies on it. */
  | { readonly kind: "cycle"; readonly modules: readonly string[] }
  /** `file` lies in a package that is not listed as a module. */
  | { readonly kind: "unlisted-file"; readonly file: string };
