import type { DataLocation, EventTransport, RedeliveryPolicy, StateKind } from "@ashlar/core";

/** How a replica is to run, as its one argument in JSON. */
export interface ReplicaArguments {
  readonly location: DataLocation;
  readonly state: StateKind;
  readonly events: EventTransport;
  /** Whether with a module that ends its process. */
  readonly deadly?: boolean;
  readonly redelivery?: Partial<RedeliveryPolicy>;
}

/** What a replica is asked. */
export type Request =
  | {
      readonly kind: "call";
      readonly n: number;
      readonly operation: string;
      readonly input: unknown;
      readonly id?: string;
    }
  | { readonly kind: "settle"; readonly n: number }
  | { readonly kind: "stop" };

/** What it answers; `0` says that it is ready. */
export interface Answer {
  readonly n: number;
  readonly result:
    | { readonly kind: "done"; readonly output?: unknown }
    | { readonly kind: "rejected"; readonly reason: string; readonly data?: unknown }
    | { readonly kind: "failed"; readonly error: string; readonly mayHaveExecuted: boolean };
}
