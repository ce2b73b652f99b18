/** How one command ended, as its caller saw it. */
export type Outcome =
  | { readonly kind: "acknowledged"; readonly output: unknown }
  | { readonly kind: "refused"; readonly reason: string }
  /** It failed with the promise that it has not been executed. */
  | { readonly kind: "not executed" }
  /** No answer came, or one that leaves it open. */
  | { readonly kind: "unknown" };

/** A command that was sent, perhaps several times with the same id, and how it ended in the end. */
export interface Sent {
  readonly id: string;
  readonly key: string;
  readonly outcome: Outcome;
}

/** Something that has happened, in the feed's order. */
export interface Happened {
  readonly causeId: string;
  readonly key: string;
  /** The number that the event carries: the how-manieth of its key it is. */
  readonly n: number;
}

/** What was done from outside, and what it came to inside. */
export interface History {
  readonly sent: readonly Sent[];
  readonly happened: readonly Happened[];
  /** The numbers of each key's events that a listener wrote down, in the order in which it did. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
}
