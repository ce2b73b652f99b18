import type { Connection } from "./connection.js";

/**
 * The answers of a gateway that wait for their clients to read them. Memory for them is bounded: beyond it, those are
 * cut off who have read nothing for the longest time.
 */
export class UnsentAnswers {
  readonly #mostBytes: number;
  /** Who has answers to read, longest without having read one first. */
  readonly #readers = new Set<Connection>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Counts an answer that has been handed over. */
  add(connection: Connection, bytes: number): void {
    this.#bytes += bytes;
    this.#readers.add(connection);
    if (this.#bytes > this.#mostBytes) this.#makeRoom(connection);
  }

  /** Counts an answer that has been read, or will never be. */
  sent(connection: Connection, bytes: number): void {
    this.#bytes -= bytes;
    this.#readers.delete(connection);
    if (connection.unsentBytes > 0) this.#readers.add(connection);
  }

  #makeRoom(needy: Connection): void {
    for (const reader of this.#readers) {
      if (this.#bytes <= this.#mostBytes) return;
      if (reader === needy) continue;
      const { unsentBytes } = reader;
      reader.unsentBytes = 0;
      this.sent(reader, unsentBytes);
      reader.cut();
    }
  }
}
