import type { Contestant } from "../harness/bench.ts";

/** Reserves a quantity of one article. The same `commandId` again must answer the same and change nothing. */
export interface Reserve {
  readonly commandId: string;
  readonly sku: string;
  readonly quantity: number;
}

export interface Reserved {
  /** How many commands have changed this article, this one included. */
  readonly version: number;
}

/**
 * What a contestant's module exports by default: prepares the empty store at `data` and answers a function
 * that executes one command. When it resolves, state, event and command id are durable. `data` is
 * `postgres://…` or `sqlite:/folder`, as the row's `store` asks for.
 */
export type StartRows = (data: string) => Promise<(command: Reserve) => Promise<Reserved>>;

export type RowsContestant = Contestant;
