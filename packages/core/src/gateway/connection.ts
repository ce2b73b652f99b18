import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { UnsentAnswers } from "./unsent-answers.js";

const mostAtOnce = 16;
const mostInLine = 100;
const mostUnsentBytes = 1024 ** 2;

/** A request and its answer, as its connection sees them. */
export interface Pending {
  readonly request: Pick<IncomingMessage, "complete">;
  readonly response: ServerResponse;
  /** How long the answer is; 0 as long as there is none. */
  readonly answerBytes: number;
  /** Told when the client has gone before it had its answer. */
  gone(): void;
}

/**
 * What one client has asked for and not been answered yet. A client may ask again before it has its answer, but only so
 * often: a few requests are served at once, some wait in line, and none is begun while the client does not read the
 * answers that it has. Who asks even more is cut off.
 */
export class Connection {
  /** Answers that the client has not read yet. */
  unsentBytes = 0;
  readonly #socket: Socket;
  readonly #unsent: UnsentAnswers;
  readonly #underWay = new Set<Pending>();
  readonly #line: { readonly pending: Pending; readonly begin: () => void }[] = [];
  #last: (() => void) | undefined;

  constructor(socket: Socket, unsent: UnsentAnswers) {
    this.#socket = socket;
    this.#unsent = unsent;
    socket.once("close", () => this.#close());
  }

  /** Begins a request now, or when its turn comes. */
  take(pending: Pending, begin: () => void): void {
    if (this.#line.length === 0 && this.#mayBegin()) this.#begin(pending, begin);
    else if (this.#line.length < mostInLine) this.#line.push({ pending, begin });
    else {
      pending.gone();
      this.cut();
    }
  }

  /** An answer has been handed over; the client has yet to read it. */
  answered(pending: Pending): void {
    if (!this.#underWay.has(pending)) return;
    this.unsentBytes += pending.answerBytes;
    this.#unsent.add(this, pending.answerBytes);
  }

  /** Does the last thing on this connection, once the requests that came completely have their answers. */
  afterAnswers(last: () => void): void {
    this.#last ??= last;
    this.#endIfAnswered();
  }

  /** Cuts the client off. */
  cut(): void {
    this.#socket.destroy();
  }

  #mayBegin(): boolean {
    return this.#underWay.size < mostAtOnce && this.unsentBytes <= mostUnsentBytes;
  }

  #begin(pending: Pending, begin: () => void): void {
    this.#underWay.add(pending);
    pending.response.once("finish", () => this.#finished(pending));
    begin();
  }

  #finished(pending: Pending): void {
    // A destroyed answer is finished too: what stands in line has nobody to be answered any more.
    if (this.#socket.destroyed || !this.#underWay.delete(pending)) return;
    this.unsentBytes -= pending.answerBytes;
    this.#unsent.sent(this, pending.answerBytes);
    while (this.#line.length > 0 && this.#mayBegin()) {
      const next = this.#line.shift()!;
      this.#begin(next.pending, next.begin);
    }
    if (this.#last) this.#endIfAnswered();
  }

  #endIfAnswered(): void {
    const coming = [...this.#underWay, ...this.#line.map(({ pending }) => pending)];
    if (coming.some(({ request }) => request.complete)) return;
    this.#last?.();
    this.#last = () => {};
  }

  #close(): void {
    this.#unsent.sent(this, this.unsentBytes);
    this.unsentBytes = 0;
    const left = [...this.#underWay, ...this.#line.splice(0).map(({ pending }) => pending)];
    this.#underWay.clear();
    for (const pending of left) pending.gone();
  }
}

/** The connections of a gateway, by their sockets. */
export function connections(unsent: UnsentAnswers): (socket: Socket) => Connection {
  const known = new WeakMap<Socket, Connection>();
  return (socket) => {
    let connection = known.get(socket);
    if (connection === undefined) {
      connection = new Connection(socket, unsent);
      known.set(socket, connection);
    }
    return connection;
  };
}
