import { AshlarError } from "../errors/index.js";
import type { EffectContext } from "./handler.js";

/** What a schedule may know besides. */
export interface ScheduleContext extends EffectContext {
  /** When the run began. */
  readonly now: Date;
}

const shortest = 0.001;
const longest = 10 * 365.25 * 86_400;

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
 * @throws AshlarError `ASH_MODULE_INVALID` unless `seconds` is a number from 0.001 to ten years.
 * @example
 * ```ts
 * every(30, "expire reservations", async ({ call, now }) => {
 *   for (const due of await call(inventory.expired, { at: now.toISOString() })) await call(inventory.expire, due);
 * });
 * ```
 */
export function every(seconds: number, name: string, run: (context: ScheduleContext) => unknown): Schedule {
  if (typeof seconds !== "number" || !(seconds >= shortest && seconds <= longest)) {
    throw new AshlarError("ASH_MODULE_INVALID", {
      message: `Schedule "${name}" cannot run every ${seconds} seconds.`,
      fix: "Give every() a number of seconds from 0.001 to ten years.",
    });
  }
  return { kind: "schedule", name, seconds, run };
}
