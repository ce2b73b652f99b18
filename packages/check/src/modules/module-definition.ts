/** A module as the rules know it, whoever defined it: a convention, boundaries.yaml, or a guess. */
export interface ModuleDefinition {
  readonly name: string;
  /** Relative to the root, without a slash at the end; empty for the root. A file belongs to the deepest folder it is in. */
  readonly folders: readonly string[];
  /** What others may import; everything when undefined. */
  readonly publicFiles: readonly PublicFiles[] | undefined;
  /** The modules it may use; any when undefined. */
  readonly dependsOn: ReadonlySet<string> | undefined;
  /** The modules that may use it; any when undefined. */
  readonly visibleTo: ReadonlySet<string> | undefined;
  /** From the inside out; none when empty. */
  readonly layers: readonly Layer[];
}

/** Some of a module's files that others may import. */
export interface PublicFiles {
  /** In words, for messages: `contract.ts`. */
  readonly text: string;
  /** Whether a file is one of them; its path is relative to the repository's root. */
  readonly matches: (path: string) => boolean;
  /** Only these modules may, or only files outside of every module; everybody when undefined. */
  readonly to: ReadonlySet<string> | "outside" | undefined;
}

/** A layer inside a module. */
export interface Layer {
  readonly name: string;
  readonly matches: (path: string) => boolean;
  /** Whether its files only compute. */
  readonly pure: boolean;
}
