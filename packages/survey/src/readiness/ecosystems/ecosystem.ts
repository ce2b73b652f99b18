/** The ecosystems whose manifests are understood. */
export const ecosystems = ["node", "jvm", "go", "python", "dotnet", "ruby"] as const;

export type Ecosystem = (typeof ecosystems)[number];

/** A file that says what a part of the repository depends on. */
export interface Manifest {
  readonly ecosystem: Ecosystem;
  /** Relative to the root. */
  readonly file: string;
  /** Empty for the root. */
  readonly folder: string;
}

/** One dependency as a manifest of the product writes it. */
export interface Dependency {
  readonly ecosystem: Ecosystem;
  /**
   * Node: the package. JVM: `group:artifact`. Go: the module's path. Python: the distribution in lower case with `-` for `_`
   * and `.`. .NET: the package's id in lower case. Ruby: the gem.
   */
  readonly name: string;
  /** `development`: tests, builds and tools only. `peer`: whoever uses this package brings it. */
  readonly scope: "runtime" | "peer" | "development";
  readonly file: string;
  readonly line: number;
}
