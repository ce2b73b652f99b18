const quietMs = 1_000;
const mostKinds = 1_000;

/** How many of its kind have not been told since the last that was; left out when there were none. */
export interface Alike {
  readonly alike?: number;
}

/**
 * Tells something, unless one of its kind has been told within the last second.
 *
 * @param kind what is alike, in words that do not differ from one time to the next
 */
export type LogThrottle = (kind: string, tell: (alike: Alike) => void) => void;

/**
 * Keeps a log readable, and small, while the same goes wrong over and over.
 *
 * @example
 * ```ts
 * const throttled = logThrottle(clock);
 * throttled("stumbled", (alike) => log.error({ err, ...alike }, "consumer stumbled"));
 * ```
 */
export function logThrottle(clock: { elapsed(): number }): LogThrottle {
  const kinds = new Map<string, { readonly quietUntil: number; untold: number }>();
  return (kind, tell) => {
    const now = clock.elapsed();
    const last = kinds.get(kind);
    if (last && now < last.quietUntil) return void last.untold++;
    kinds.delete(kind);
    kinds.set(kind, { quietUntil: now + quietMs, untold: 0 });
    if (kinds.size > mostKinds) kinds.delete(kinds.keys().next().value!);
    tell(last && last.untold > 0 ? { alike: last.untold } : {});
  };
}
