import type { Order } from "../gateway/order.ts";
import type { Contestant } from "../harness/bench.ts";

export interface Total {
  readonly total: number;
}

/**
 * What a contestant's module exports by default: gets ready and answers a function that calls the handler
 * the contestant's way, in this process. The handler does the same in all of them: add up the lines.
 */
export type StartCalls = () => Promise<(order: Order) => Promise<Total>>;

export interface CallContestant extends Contestant {
  /** Whether it must refuse an invalid order by rejecting. */
  readonly validates: boolean;
}
