import type { Logger } from "pino";
import { Rejection } from "../../contract/index.js";
import { errorText } from "../error-text.js";
import type { Clock } from "../ports/clock.js";
import type { ParkedEvent } from "../ports/consumer-store.js";
import type { StoredEvent } from "../ports/feed.js";
import type { Random } from "../ports/random.js";
import type { Delivery } from "./delivery.js";
import { delayAfter, type RedeliveryPolicy } from "./redelivery.js";

/** What attempts are made with. */
export interface AttemptsOptions {
  readonly consumer: string;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly random: Random;
  readonly redelivery: RedeliveryPolicy;
  /** The share of events delivered twice, to show that handlers bear it. */
  readonly duplicates: number;
  readonly log: Logger;
}

/** The attempts of one consumer to deliver events, and which of them have not ended in this process. */
export class Attempts {
  readonly #options: AttemptsOptions;
  readonly #pending = new Map<string, Promise<unknown>>();

  constructor(options: AttemptsOptions) {
    this.#options = options;
  }

  /** How many have not ended. */
  get pending(): number {
    return this.#pending.size;
  }

  isPending(event: StoredEvent): boolean {
    return this.#pending.has(event.id);
  }

  /** Resolves when all that are pending now have ended. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#pending.values());
  }

  /** Delivers one event; answers how to park it when that fails. */
  begin(event: StoredEvent, attempts: number): Promise<ParkedEvent | undefined> {
    return this.keepPending(event, this.#deliver(event, attempts));
  }

  /** Counts the event as pending until this work has ended, however it ends. */
  keepPending<T>(event: StoredEvent, work: Promise<T>): Promise<T> {
    this.#pending.set(event.id, work);
    const end = () => {
      if (this.#pending.get(event.id) === work) this.#pending.delete(event.id);
    };
    work.then(end, end);
    return work;
  }

  async #deliver(event: StoredEvent, attempts: number): Promise<ParkedEvent | undefined> {
    const { consumer, delivery, random, redelivery, clock, duplicates, log } = this.#options;
    try {
      await delivery.deliver(event);
      if (duplicates > 0 && random.fraction() < duplicates) await delivery.deliver(event);
      return undefined;
    } catch (error) {
      // A refusal is remembered, so that trying again would only repeat it.
      const last = error instanceof Rejection || attempts >= redelivery.attempts;
      const context = { err: error, consumer, event: event.id, type: event.type, key: event.key, attempts };
      log[last ? "error" : "warn"](
        context,
        last ? "reaction failed for good" : "reaction failed; it will be tried again",
      );
      const nextAtMs = last ? 0 : clock.now() + delayAfter(attempts, redelivery, random.fraction());
      return { event, status: last ? "failed" : "retrying", attempts, nextAtMs, error: errorText(error) };
    }
  }
}
