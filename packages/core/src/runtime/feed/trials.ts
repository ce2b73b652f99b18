/**
 * Events that may be what kills the process are handled one at a time in it, so that the next death is laid at the right
 * door.
 */
export class Trials {
  #on: string | undefined;

  /** Begins an event's trial; `false` while another's is on. */
  begin(eventId: string): boolean {
    if (this.#on !== undefined) return false;
    this.#on = eventId;
    return true;
  }

  /** Ends it, if it is this event's. */
  end(eventId: string): void {
    if (this.#on === eventId) this.#on = undefined;
  }
}
