/** Where one module runs, as architecture.yaml says with every default filled in. */
export interface PlacedModule {
  readonly name: string;
  /** The deployable it lives in. */
  readonly unit: string;
  readonly state: "rows" | "events" | "memory";
  /** How its events travel: `local`, `postgres`, or the name of a broker. */
  readonly events: string;
}

/** An architecture as far as it asks something of those who operate it. The order of modules means nothing. */
export interface PlacedArchitecture {
  readonly modules: readonly PlacedModule[];
}
