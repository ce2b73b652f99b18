import type { Difference } from "./schema/incompatibilities.js";

/** What of a contract a change is about. Its words are in `change-text.ts`. */
export type Aspect =
  | "contract"
  | "command"
  | "query"
  | "event"
  | "input"
  | "output"
  | "rejection"
  | "data"
  | "key"
  | "access"
  | "version";

/** How something changed; the first five are the ways in which a schema gets worse, their opposites follow. */
export type ChangeDifference = Difference | "added" | "opened" | "raised" | "lowered";

/** One place of a contract where its promises are not what they were. */
export interface ChangedPlace {
  readonly contract: string;
  /** Such as `command place`, `event OrderPlaced`, or `contract`. */
  readonly part: string;
  /** How code names the part: `place`, `events.OrderPlaced`. Absent when the change is about the whole contract. */
  readonly member?: string;
  readonly aspect: Aspect;
  /** Where in the part, such as `input.lines[].sku`; empty for the part itself. */
  readonly path: string;
  readonly difference: ChangeDifference;
  /** What was there, in words; absent when nothing was, or when there is nothing to say. */
  readonly before?: string;
  /** What is there now. */
  readonly after?: string;
}

/** A change of a contract, and what it means. */
export interface ContractChange extends ChangedPlace {
  /** Whether somebody who relies on the contract, or an event that is stored, does not survive it. */
  readonly kind: "breaking" | "additive";
  /** What changed, and who is hurt. */
  readonly message: string;
  /** How to make the change without hurting anybody; what to mind when it hurts nobody. */
  readonly fix?: string;
}
