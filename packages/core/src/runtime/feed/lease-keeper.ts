import type { Clock } from "../ports/clock.js";
import type { ConsumerStore, Lease } from "../ports/consumer-store.js";

const leaseMs = 3_000;
const renewAfterMs = 1_000;

/** What a lease is kept with. */
export interface LeaseKeeperOptions {
  readonly name: string;
  /** Tells this process from others that share the store. */
  readonly owner: string;
  readonly store: ConsumerStore;
  readonly clock: Clock;
}

/** Takes a consumer's lease and keeps it for as long as there is work, so that of all replicas one does it. */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  #lease: Lease | undefined;
  #renewAtMs = 0;
  #heldUntilMs = 0;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
  }

  /** The lease, renewed in good time; `undefined` while another replica holds it. */
  async hold(): Promise<Lease | undefined> {
    const { clock } = this.#options;
    return this.#lease && clock.elapsed() < this.#renewAtMs ? this.#lease : this.#claim();
  }

  /** Whether it cannot have run out since it was taken or renewed last. */
  get isFresh(): boolean {
    return this.#options.clock.elapsed() < this.#heldUntilMs;
  }

  /** After a doubt: claims anew before anything else is done. */
  forget(): void {
    this.#lease = undefined;
  }

  /** Lets another replica take over at once. */
  async release(): Promise<void> {
    const { store, owner } = this.#options;
    if (this.#lease) await store.release(this.#lease, owner).catch(() => {});
  }

  async #claim(): Promise<Lease | undefined> {
    const { store, name, owner, clock } = this.#options;
    const asked = clock.elapsed();
    this.#lease = await store.claim(name, owner, leaseMs, clock.now());
    this.#renewAtMs = asked + renewAfterMs;
    this.#heldUntilMs = asked + leaseMs;
    return this.#lease;
  }
}
