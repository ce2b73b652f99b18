/** Something that waits its turn among those of the same key. */
export interface Keyed {
  readonly key: string;
}

/** How a queue hands its items on. */
export interface KeyedQueueOptions<T extends Keyed> {
  /** More than this many waiting items are refused. */
  readonly bound: number;
  /** At most this many items are handed on at once. */
  readonly batch: number;
  /** At most this many batches are under way at once. */
  readonly concurrency: number;
  /** Works on the items, grouped by key and in order. Must not reject. */
  readonly process: (groups: readonly (readonly T[])[]) => Promise<void>;
}

/** Fewer items than this are not worth sharing out. */
const smallestShare = 16;

/**
 * A bounded queue in which the items of one key wait for each other and the rest does not. Whatever has come together
 * while the last batches were under way makes up the next one: under load the batches grow by themselves, and without
 * load nothing waits.
 */
export class KeyedQueue<T extends Keyed> {
  readonly #options: KeyedQueueOptions<T>;
  readonly #waiting = new Map<string, T[]>();
  /** Keys with waiting items of which none is under way, oldest first. */
  readonly #ready = new Set<string>();
  readonly #busy = new Set<string>();
  #size = 0;
  #underWay = 0;
  #running = 0;
  #scheduled = false;

  constructor(options: KeyedQueueOptions<T>) {
    this.#options = options;
  }

  /** Items that wait or are under way. */
  get size(): number {
    return this.#size;
  }

  /** Adds an item; `false` when the queue is full. */
  add(item: T): boolean {
    if (this.#size >= this.#options.bound) return false;
    this.#size++;
    const waiting = this.#waiting.get(item.key);
    if (waiting) {
      waiting.push(item);
    } else {
      this.#waiting.set(item.key, [item]);
      if (!this.#busy.has(item.key)) this.#ready.add(item.key);
    }
    this.#schedule();
    return true;
  }

  // All that arrives in one turn of the event loop shares a batch.
  #schedule(): void {
    if (this.#scheduled || this.#ready.size === 0 || this.#running >= this.#options.concurrency) return;
    this.#scheduled = true;
    setImmediate(this.#start);
  }

  readonly #start = (): void => {
    this.#scheduled = false;
    const groups = this.#take();
    if (groups.length === 0) return;
    this.#running++;
    void this.#options.process(groups).finally(() => {
      this.#running--;
      for (const group of groups) this.#release(group);
      this.#schedule();
    });
    this.#schedule();
  };

  #take(): T[][] {
    const groups: T[][] = [];
    // What waits is shared out, so that several batches can be under way instead of one large one.
    const share = Math.max(
      smallestShare,
      Math.ceil((this.#size - this.#underWay) / this.#options.concurrency),
    );
    let room = Math.min(share, this.#options.batch);
    for (const key of this.#ready) {
      if (room === 0) break;
      const waiting = this.#waiting.get(key)!;
      const group = waiting.splice(0, room);
      room -= group.length;
      groups.push(group);
      if (waiting.length === 0) this.#waiting.delete(key);
      this.#ready.delete(key);
      this.#busy.add(key);
      this.#underWay += group.length;
    }
    return groups;
  }

  #release(group: readonly T[]): void {
    this.#size -= group.length;
    this.#underWay -= group.length;
    const { key } = group[0]!;
    this.#busy.delete(key);
    if (this.#waiting.has(key)) this.#ready.add(key);
  }
}
