import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, FailedEvent } from "../ports/consumer-store.js";
import type { Feed, Position } from "../ports/feed.js";

/** The dead-letter list of an application's modules: what was set aside, and what to do about it. */
export interface FailedEvents {
  list(filter?: { readonly consumer?: string }): Promise<readonly FailedEvent[]>;
  /** Tries again at once, in order, all that stand behind it too. Returns how many events it concerned. */
  retry(selection: { readonly consumer?: string; readonly eventId?: string }): Promise<number>;
  /**
   * Gives up one event, also one that has not failed or has not been handed over yet; what waits behind it goes on.
   * Returns how many were discarded (0 or 1).
   */
  discard(selection: { readonly consumer: string; readonly eventId: string }): Promise<number>;
}

/** What is known of a module whose events, or failed events, are asked for. */
export interface ListKeeper {
  readonly consumer: ConsumerStore;
  readonly feed: Feed;
}

/** The failed events of several modules, each list kept in the store of the module that could not handle them. */
export function failedEventsOf(
  keepers: ReadonlyMap<string, ListKeeper>,
  clock: Clock,
  onChange: () => void,
): FailedEvents {
  const chosen = (consumer: string | undefined) =>
    [...keepers]
      .filter(([name]) => consumer === undefined || name === consumer)
      .map(([name, { consumer }]) => [name, consumer] as const);

  /** Whether any producer's feed has the event still before this consumer. */
  async function isAhead(store: ConsumerStore, eventId: string): Promise<boolean> {
    for (const [producer, { feed }] of keepers) {
      const position = await store.position(producer);
      if (position !== undefined && (await isAfter(feed, position, eventId))) return true;
    }
    return false;
  }

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
      const store = keepers.get(consumer)?.consumer;
      if (!store) return 0;
      let count = await store.discard(eventId, clock.now());
      if (count === 0 && (await isAhead(store, eventId))) {
        await store.skip(eventId, clock.now());
        count = 1;
      }
      onChange();
      return count;
    },
  };
}

const readAtOnce = 1_000;
const furthest = 100_000;

async function isAfter(feed: Feed, position: Position, eventId: string): Promise<boolean> {
  let after = position;
  for (let read = 0; read < furthest; ) {
    const events = await feed.read(after, readAtOnce);
    if (events.some(({ id }) => id === eventId)) return true;
    if (events.length < readAtOnce) return false;
    after = events.at(-1)!.position;
    read += events.length;
  }
  return false;
}
