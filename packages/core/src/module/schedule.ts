import type { EffectContext } from "./handler.js";

/** What a schedule may know besides. */
export interface ScheduleContext extends EffectContext {
  /** When the run began. */
  readonly now: Date;
}

/** Work that a module does by the clock. */
export interface Schedule {
  readonly kind: "schedule";
  readonly name: string;
  readonly seconds: number;
  readonly run: (context: ScheduleContext) => unknown;
}

/**
 * Declares work that a module does every so many seconds, by one replica at a time. A run that fails is logged and
 * counted; the next one comes at its time.
 *
 * @example
 * ```ts
 * every(30, "expire reservations", async ({ call, now }) => {
 *   for (const due of await call(inventory.expired, { at: now.toISOString() })) await call(inventory.expire, due);
 * });
 * ```
 */
export function every(seconds: number, name: string, run: (context: ScheduleContext) => unknown): Schedule {
  return { kind: "schedule", name, seconds, run };
}
