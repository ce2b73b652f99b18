/**
 * Where a value comes from, the surest first: *measured* in the repository's sources or history; *recorded* by a system of
 * record, such as delivery records; *declared* by the organisation; *assumed* because nobody said.
 */
export type Source = "measured" | "recorded" | "declared" | "assumed";

/** A value, and what it rests on. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly source: Source;
  /** One clause: what was measured, who said it, or why this is assumed. */
  readonly because: string;
}
