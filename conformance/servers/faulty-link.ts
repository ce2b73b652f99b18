import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What a link does to its connections:
 *
 * - `pass`: nothing.
 * - `cut`: it resets them and takes no new ones, as a server does that is gone.
 * - `deaf`, `mute`, `silent`: requests, answers or both vanish without a word, as behind a firewall that forgets. The
 *   connections of that time stay half-open for ever; new ones work once the link passes again.
 * - `slow`: each piece comes late, in order.
 */
export type LinkMode = "pass" | "cut" | "deaf" | "mute" | "silent" | "slow";

/** A way to a server that can fail in every way a network does, and be well again. */
export interface FaultyLink {
  /** The server's URL, by this way. */
  readonly url: string;
  become(mode: LinkMode): void;
  close(): Promise<void>;
}

const lateMs = 100;

/** Makes a link to the server of a URL; it passes everything until it is told otherwise. */
export async function openFaultyLink(url: string): Promise<FaultyLink> {
  const target = new URL(url);
  const ways = new Set<Way>();
  let mode: LinkMode = "pass";
  const server = createServer((client) => {
    const way = new Way(client, connect(Number(target.port), target.hostname), () => ways.delete(way));
    ways.add(way);
    way.become(mode);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  const become = (next: LinkMode) => {
    mode = next;
    for (const way of [...ways]) way.become(next);
  };
  return {
    url: here.href,
    become,
    async close() {
      become("cut");
      server.close();
      await once(server, "close");
    },
  };
}

/** One connection by the link. */
class Way {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #requests: Direction;
  readonly #answers: Direction;

  constructor(client: Socket, upstream: Socket, ended: () => void) {
    this.#client = client;
    this.#upstream = upstream;
    this.#requests = new Direction(client, upstream);
    this.#answers = new Direction(upstream, client);
    for (const socket of [client, upstream]) {
      socket.on("close", () => client.destroyed && upstream.destroyed && ended());
    }
  }

  become(mode: LinkMode): void {
    for (const direction of [this.#requests, this.#answers]) direction.slow = mode === "slow";
    if (mode === "deaf" || mode === "silent") this.#requests.broken = true;
    if (mode === "mute" || mode === "silent") this.#answers.broken = true;
    if (mode === "cut") this.#client.destroy();
    // In time a server finds out that nobody is there any more; clients are left to find out by themselves.
    const halfOpen = this.#requests.broken || this.#answers.broken;
    if (mode === "cut" || (mode === "pass" && halfOpen)) this.#upstream.destroy();
  }
}

/** What one side of a connection says to the other. */
class Direction {
  slow = false;
  /** Once a part is lost nothing may follow, not even the end. */
  broken = false;
  #underWay = 0;
  #before: Promise<void> = Promise.resolve();

  constructor(from: Socket, to: Socket) {
    from.on("error", () => {});
    from.on("data", (piece) => this.#pass(() => to.write(piece)));
    from.on("close", () => this.#pass(() => to.destroy()));
  }

  #pass(deliver: () => void): void {
    if (this.broken) return;
    if (!this.slow && this.#underWay === 0) {
      deliver();
      return;
    }
    const arrivesMs = performance.now() + (this.slow ? lateMs : 0);
    this.#underWay++;
    this.#before = this.#before.then(async () => {
      await sleep(Math.max(0, arrivesMs - performance.now()));
      this.#underWay--;
      deliver();
    });
  }
}
