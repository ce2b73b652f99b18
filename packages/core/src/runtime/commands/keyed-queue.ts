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
  /** Works on the items, grouped by key and in order. Must not reject. Resolves with those that have to be tried again. */
  readonly process: (groups: readonly (readonly T[])[]) => Promise<readonly Again<T>[] | undefined>;
}

/** Items of one key that go back to the head of its line. */
export interface Again<T extends Keyed> {
  readonly items: readonly T[];
  /** Their key rests until then. */
  readonly after: Promise<void>;
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
    void this.#work(groups);
    this.#schedule();
  };

  async #work(groups: readonly (readonly T[])[]): Promise<void> {
    const again = (await this.#options.process(groups)) ?? [];
    this.#running--;
    const resting = new Map(again.map((retry) => [retry.items[0]!.key, retry]));
    for (const group of groups) {
      const retry = resting.get(group[0]!.key);
      if (retry) void retry.after.then(() => this.#release(group, retry.items));
      else this.#release(group);
    }
    this.#schedule();
  }

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

  #release(group: readonly T[], again: readonly T[] = []): void {
    this.#size -= group.length - again.length;
    this.#underWay -= group.length;
    const { key } = group[0]!;
    const waiting = [...again, ...(this.#waiting.get(key) ?? [])];
    this.#busy.delete(key);
    if (waiting.length === 0) return;
    this.#waiting.set(key, waiting);
    this.#ready.add(key);
    this.#schedule();
  }
}
