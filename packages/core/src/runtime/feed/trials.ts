/**
 * Events that may be what killed the process are told apart. Those that were under way at one death are tried together;
 * one that has met with more is tried alone, so that the next death is laid at the right door. All of a process share this.
 */
export class Trials {
  #alone: string | undefined;
  readonly #together = new Set<string>();

  /** Begins an event's trial; `false` while others' must end first. */
  begin(eventId: string, crashes: number): boolean {
    if (crashes === 0) return true;
    if (this.#alone !== undefined) return false;
    if (crashes === 1) {
      this.#together.add(eventId);
      return true;
    }
    if (this.#together.size > 0) return false;
    this.#alone = eventId;
    return true;
  }

  /** Ends it, if there is one. */
  end(eventId: string): void {
    this.#together.delete(eventId);
    if (this.#alone === eventId) this.#alone = undefined;
  }
}
