import { requireNumber } from "../../errors/index.js";

/** How often and how patiently a failing reaction is tried again. */
export interface RedeliveryPolicy {
  /** After this many attempts an event is set aside as failed. */
  readonly attempts: number;
  /** After its process has died this often in a row while it was being handled, an event is set aside as failed; 3 at least. */
  readonly crashes: number;
  readonly firstDelayMs: number;
  readonly maximumDelayMs: number;
}

/** @throws AshlarError `ASH_SETTING_INVALID` */
export function requireRedelivery({ attempts = 1, crashes = 3, ...delays }: Partial<RedeliveryPolicy>): void {
  requireNumber("redelivery.attempts", attempts, { least: 1, whole: true });
  // After two deaths an event is tried alone: before that nobody knows which it was.
  requireNumber("redelivery.crashes", crashes, { least: 3, whole: true });
  for (const [name, ms] of Object.entries(delays)) requireNumber(`redelivery.${name}`, ms, { least: 0 });
}

/** About five minutes in all, then somebody must look. */
export const defaultRedelivery: RedeliveryPolicy = {
  attempts: 15,
  crashes: 5,
  firstDelayMs: 100,
  maximumDelayMs: 60_000,
};

/**
 * How long to wait after so many attempts: doubling, with half of it left to chance, so that what failed together is not
 * tried again together ("equal jitter", Brooker, "Exponential Backoff and Jitter", 2015).
 */
export function delayAfter(attempts: number, policy: RedeliveryPolicy, fraction: number): number {
  const ceiling = Math.min(policy.firstDelayMs * 2 ** (attempts - 1), policy.maximumDelayMs);
  return Math.round(ceiling / 2 + (ceiling / 2) * fraction);
}
