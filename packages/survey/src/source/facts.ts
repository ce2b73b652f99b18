import type { Place } from "../place.js";
import type { ImportStatement } from "./import-statement.js";

/** A table that SQL, a query builder or a schema definition names. */
export interface TableMention {
  readonly table: string;
  /** The schema before the dot, if there is one. */
  readonly schema: string | undefined;
  /** `declares`: creates the table or maps it. `uses`: reads or writes it. */
  readonly role: "declares" | "uses";
  readonly at: Place;
}

/** A value that can change and that other files can reach. */
export interface SharedState {
  /** The exported name, or `globalThis.name`. */
  readonly name: string;
  /** `variable`: an exported `let`. `collection`: an exported object, list or map. `global`: a write to one. */
  readonly kind: "variable" | "collection" | "global";
  /** Whether the file itself changes it, or lets everyone do so. */
  readonly changed: boolean;
  readonly at: Place;
}

/** Something whose result depends on more than its arguments, or that acts on the world. */
export interface Impurity {
  /** As it is written, such as `Date.now()`. */
  readonly what: string;
  readonly at: Place;
}

/** That a file calls a function it imported, such as `entity(…)` from `@ashlar/core`. */
export interface MakerCall {
  readonly name: string;
  readonly specifier: string;
  /** The keys of the objects that are written out as its arguments; those of empty objects and lists are left out. */
  readonly keys: readonly string[];
}

/** That the file names a member of something it imported: `orders.events.OrderPlaced` of `orders`. */
export interface MemberUse {
  readonly specifier: string;
  /** What was imported, such as `orders`; `*` for a namespace. */
  readonly imported: string;
  /** Up to three names after it. */
  readonly members: readonly string[];
  /** Whether it is assigned to, counted up or deleted. */
  readonly writes: boolean;
  readonly at: Place;
}

/** A comment that speaks to Ashlar: `ashlar-ignore rule: reason`. */
export interface Directive {
  /** The text after `ashlar-`, such as `ignore contract-only: moves in March`. */
  readonly text: string;
  /** The line it stands on. */
  readonly line: number;
  /** The lines it is about: its own, or, when nothing else stands there, those of the statement below. */
  readonly about: { readonly first: number; readonly last: number };
}

/** What one source file says, whatever surrounds it. Depends on nothing but its text and its kind. */
export interface SourceFacts {
  readonly imports: readonly ImportStatement[];
  readonly directives: readonly Directive[];
  readonly details: SourceDetails;
}

/** Facts that need the whole syntax tree. Lists are empty where the file was surveyed for its imports only. */
export interface SourceDetails {
  readonly tables: readonly TableMention[];
  readonly sharedState: readonly SharedState[];
  readonly impurities: readonly Impurity[];
  readonly makers: readonly MakerCall[];
  readonly uses: readonly MemberUse[];
}
