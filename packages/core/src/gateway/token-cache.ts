import type { Caller } from "../contract/index.js";
import type { Clock } from "../runtime/ports/clock.js";

const mostTokens = 1_000;
const longestToken = 4_096;
// As long as jose keeps a key set, so that a withdrawn key is not trusted for longer because of this cache.
const longestMs = 600_000;

interface Entry {
  readonly caller: Caller;
  readonly until: number;
}

/** Tokens verified lately: a signature is checked once, not at every request. Bounded; the least used go first. */
export class TokenCache {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(token: string): Caller | undefined {
    const entry = this.#entries.get(token);
    if (!entry) return undefined;
    this.#entries.delete(token);
    if (entry.until <= this.#clock.now()) return undefined;
    this.#entries.set(token, entry);
    return entry.caller;
  }

  /** Keeps a verified token until it expires. */
  set(token: string, caller: Caller, expiresAt: number): void {
    if (token.length > longestToken) return;
    if (this.#entries.size >= mostTokens) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(token, { caller, until: Math.min(expiresAt, this.#clock.now() + longestMs) });
  }
}
