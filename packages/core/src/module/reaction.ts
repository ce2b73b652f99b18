import type { AnyEventRef, EventDataOf, EventMeta } from "../contract/index.js";
import type { EffectContext } from "./handler.js";

/** What a reaction may know besides the event's data. */
export interface ReactionContext extends EffectContext {
  /** What is known of the event; for a time use its `at`, which is the same at every redelivery. */
  readonly event: EventMeta;
}

/** A reaction whose types have been forgotten: what the runtime works with. */
export interface Reaction {
  readonly kind: "reaction";
  readonly event: AnyEventRef;
  readonly handle: (data: unknown, context: ReactionContext) => unknown;
}

/**
 * Declares what a module does when something has happened, in another module or in itself.
 *
 * Delivery is at least once and in order per key. What the reaction calls is done once, because its command ids follow
 * from the event; any other side effect must bear repetition.
 *
 * @example
 * ```ts
 * react(payments.events.Captured, (e, { call }) => call(orders.confirm, { orderId: e.orderId }));
 * ```
 */
export function react<R extends AnyEventRef>(
  event: R,
  handle: (data: EventDataOf<R>, context: ReactionContext) => unknown,
): Reaction {
  return { kind: "reaction", event, handle: handle as Reaction["handle"] };
}
