/** How large a repository to generate, and what is wrong with it. */
export interface Shape {
  readonly seed: number;
  /** Files in TypeScript, tests and `.tsx` included. The repository has exactly that many. */
  readonly files: number;
  readonly packages: number;
  readonly apps: number;
  /** How many violations of each kind to plant. */
  readonly planted: {
    /** Imports of another module's file that is not public. */
    readonly privateImports: number;
    /** Imports of a module of a higher tier. */
    readonly undeclaredDependencies: number;
    /** Rings of modules; every third has three modules, the others two. */
    readonly cycles: number;
    /** Files of a package that is no module. */
    readonly unlistedFiles: number;
  };
  /**
   * `own`: an app's alias begins with its name (`@storefront/…`), so that one tsconfig can list the aliases of all.
   * `same`: all apps say `@/…`, and only the nearest tsconfig tells what it means.
   */
  readonly aliases: "own" | "same";
}

/** What the bench measures. */
export const largeShape: Shape = {
  seed: 1,
  files: 5_200,
  packages: 40,
  apps: 5,
  planted: { privateImports: 12, undeclaredDependencies: 8, cycles: 3, unlistedFiles: 5 },
  aliases: "own",
};

/** Of the same shape, small enough for a test. */
export const smallShape: Shape = {
  seed: 1,
  files: 120,
  packages: 12,
  apps: 2,
  planted: { privateImports: 3, undeclaredDependencies: 2, cycles: 1, unlistedFiles: 2 },
  aliases: "own",
};
