/** A place in a feed. Only the store that gave it out can read it. */
export type Position = string;

/** An event as it is stored. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly key: string;
  readonly atMs: number;
  readonly causeId: string;
  /** The W3C trace context of the command that caused it. */
  readonly trace: string | null;
  readonly data: unknown;
}

/** An event as it is read, with its place in the total order of the module. */
export interface StoredEvent extends EventRecord {
  readonly position: Position;
}

/** The module's own events, in a total order in which nothing is ever inserted before what was read. */
export interface Feed {
  readonly start: Position;
  /** Events after a position, oldest first; fewer than `limit` only when no more can be read yet. */
  read(after: Position, limit: number): Promise<readonly StoredEvent[]>;
  /** How many events stand after a position, counted up to a bound of 100,000. */
  lag(after: Position): Promise<number>;
  /** For how long, in milliseconds, events have been there that a transaction under way keeps from being read. */
  heldMs(): number;
}
