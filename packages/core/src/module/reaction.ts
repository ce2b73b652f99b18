import type { AnyEventRef, EventDataOf, EventMeta } from "../contract/index.js";
import { AshlarError } from "../errors/index.js";
import type { EffectContext } from "./handler.js";

/** What a reaction may know besides the event's data. */
export interface ReactionContext extends EffectContext {
  /** What is known of the event; for a time use its `at`, which is the same at every redelivery. */
  readonly event: EventMeta;
}

/** How a reaction departs from the defaults. */
export interface ReactionOptions {
  /**
   * Tells it from the module's other reactions to the same event: what it has done, and the ids of its calls, go by this
   * name. Its number among them when left out; so give names before you add, remove or move reactions.
   */
  readonly name?: string;
  /** How many events it may handle at once, in one process: 1 to 10,000; no more than the module may when left out. */
  readonly atOnce?: number;
}

/** A reaction whose types have been forgotten: what the runtime works with. */
export interface Reaction {
  readonly kind: "reaction";
  readonly event: AnyEventRef;
  readonly name: string | undefined;
  /** `Infinity` when only its module bounds it. */
  readonly atOnce: number;
  readonly handle: (data: unknown, context: ReactionContext) => unknown;
}

const mostAtOnce = 10_000;

/**
 * Declares what a module does when something has happened, in another module or in itself.
 *
 * Delivery is at least once and in order per key. What the reaction calls is done once, because its command ids follow
 * from the event; any other side effect must bear repetition.
 *
 * @throws AshlarError `ASH_MODULE_INVALID` when `atOnce` is no whole number from 1 to 10,000.
 * @example
 * ```ts
 * react(payments.events.Captured, (e, { call }) => call(orders.confirm, { orderId: e.orderId }));
 * react(orders.events.OrderPlaced, (e) => sendMail(e), { name: "mail", atOnce: 4 });
 * ```
 */
export function react<R extends AnyEventRef>(
  event: R,
  handle: (data: EventDataOf<R>, context: ReactionContext) => unknown,
  { name, atOnce }: ReactionOptions = {},
): Reaction {
  if (atOnce !== undefined) requireAtOnce(`The reaction to ${event.id}`, atOnce);
  return {
    kind: "reaction",
    event,
    name,
    atOnce: atOnce ?? Number.POSITIVE_INFINITY,
    handle: handle as Reaction["handle"],
  };
}

/** Refuses a number of events at once that is none. */
export function requireAtOnce(what: string, atOnce: number): void {
  if (Number.isInteger(atOnce) && atOnce >= 1 && atOnce <= mostAtOnce) return;
  throw new AshlarError("ASH_MODULE_INVALID", {
    message: `${what} cannot handle ${atOnce} events at once.`,
    fix: "Give a whole number from 1 to 10,000.",
  });
}
