import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, FailedEvent } from "../ports/consumer-store.js";

/** The dead-letter list of an application's modules: what was set aside, and what to do about it. */
export interface FailedEvents {
  list(filter?: { readonly consumer?: string }): Promise<readonly FailedEvent[]>;
  /** Tries again at once, in order, all that stand behind it too. Returns how many events it concerned. */
  retry(selection: { readonly consumer?: string; readonly eventId?: string }): Promise<number>;
  /** Gives up one event; what waits behind it goes on. Returns how many were discarded (0 or 1). */
  discard(selection: { readonly consumer: string; readonly eventId: string }): Promise<number>;
}

/** The failed events of several modules, each list kept in the store of the module that could not handle them. */
export function failedEventsOf(
  stores: ReadonlyMap<string, ConsumerStore>,
  clock: Clock,
  onChange: () => void,
): FailedEvents {
  const chosen = (consumer: string | undefined) =>
    [...stores].filter(([name]) => consumer === undefined || name === consumer);
  return {
    async list({ consumer } = {}) {
      const lists = chosen(consumer).map(async ([name, store]) =>
        (await store.list()).map((event) => ({ ...event, consumer: name })),
      );
      return (await Promise.all(lists)).flat();
    },
    async retry({ consumer, eventId }) {
      let count = 0;
      for (const [, store] of chosen(consumer)) count += await store.retry(eventId, clock.now());
      onChange();
      return count;
    },
    async discard({ consumer, eventId }) {
      const count = (await stores.get(consumer)?.discard(eventId, clock.now())) ?? 0;
      onChange();
      return count;
    },
  };
}
