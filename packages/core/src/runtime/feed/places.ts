import type { Reaction } from "../../module/index.js";
import type { Signal } from "./signal.js";

/**
 * The places in which a module's reactions run in this process: so many in all, and for each reaction as many as it
 * says. A place is kept until the code has ended, however late, so that the bound is one. Consumers that want places at
 * the same time share them; one that was refused is woken when there may be some for it.
 */
export class Places {
  readonly #bound: number;
  readonly #held = new Map<Signal, number>();
  readonly #wanting = new Set<Signal>();
  readonly #running = new Map<Reaction, number>();
  #taken = 0;

  constructor(bound: number) {
    this.#bound = bound;
  }

  /** How many are taken. */
  get taken(): number {
    return this.#taken;
  }

  get isFull(): boolean {
    return this.#taken >= this.#bound;
  }

  /** Whether each of these reactions may handle one more event. */
  areFree(reactions: readonly Reaction[]): boolean {
    return reactions.every((reaction) => (this.#running.get(reaction) ?? 0) < reaction.atOnce);
  }

  /** Takes a place for an event with these reactions; `false` when there is none for this consumer now. */
  take(consumer: Signal, reactions: readonly Reaction[]): boolean {
    if (!this.areFree(reactions)) return false;
    if (!this.#hasRoomFor(consumer)) {
      this.#wanting.add(consumer);
      return false;
    }
    this.#count(consumer, reactions, 1);
    return true;
  }

  /** Gives a place back. */
  free(consumer: Signal, reactions: readonly Reaction[]): void {
    this.#count(consumer, reactions, -1);
    this.#wake(consumer);
  }

  /** A consumer has taken what it could: it wants more only if it was refused since it last said so. */
  settle(consumer: Signal, wants: boolean): void {
    if (wants || !this.#wanting.delete(consumer)) return;
    this.#wake(consumer);
  }

  #hasRoomFor(consumer: Signal): boolean {
    if (this.isFull) return false;
    const others = [...this.#wanting].filter((other) => other !== consumer).length;
    if (others === 0) return true;
    const holders = new Set([...this.#held.keys(), ...this.#wanting, consumer]);
    return (this.#held.get(consumer) ?? 0) < Math.max(1, Math.floor(this.#bound / holders.size));
  }

  #count(consumer: Signal, reactions: readonly Reaction[], by: 1 | -1): void {
    this.#taken += by;
    const held = (this.#held.get(consumer) ?? 0) + by;
    if (held === 0) this.#held.delete(consumer);
    else this.#held.set(consumer, held);
    for (const reaction of reactions) this.#running.set(reaction, (this.#running.get(reaction) ?? 0) + by);
  }

  #wake(by: Signal): void {
    for (const consumer of this.#wanting) if (consumer !== by) consumer.raise();
  }
}
