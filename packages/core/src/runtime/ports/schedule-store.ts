/** A replica that wants to run a schedule. */
export interface ScheduleTurn {
  readonly schedule: string;
  /** Tells this process from others that share the store. */
  readonly owner: string;
  readonly periodMs: number;
  /** How long others are kept out without a word from the owner. */
  readonly leaseMs: number;
}

/** Whether a run has begun; if not, when to ask again. */
export type ScheduleAnswer =
  | { readonly kind: "begun" }
  | { readonly kind: "not yet"; readonly waitMs: number };

/**
 * When a module's schedules are due, and which replica is running them; kept in its own store, so that it outlives the
 * process. A store with a clock of its own goes by that one, and ignores `nowMs`.
 */
export interface ScheduleStore {
  /**
   * Begins a run if it is due and nobody else is at it. A schedule that nobody has asked for before is due a period
   * from now. Who ran it last, or was the first to ask, has waited by its own clock and need not be due.
   */
  begin(turn: ScheduleTurn, nowMs: number): Promise<ScheduleAnswer>;
  /** Keeps others out for another `leaseMs`; `false` when one of them has taken over. */
  renew(turn: ScheduleTurn, nowMs: number): Promise<boolean>;
  /** Ends a run and says when the next is due, unless another has taken over. */
  end(turn: ScheduleTurn, nextInMs: number, nowMs: number): Promise<void>;
}
