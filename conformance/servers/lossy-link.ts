import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server on which answers can get lost, as when a network fails at the worst moment. */
export interface LossyLink {
  /** The server's URL, by this way. */
  readonly url: string;
  /** From the next request on that contains this text, its connection brings nothing back any more. */
  loseAnswersTo(text: string): void;
  /** From now on nothing comes through on the connections that there are, in either direction, and nothing says so. */
  silence(): void;
  /** Resolves when an answer is being lost. */
  readonly losing: Promise<void>;
  /** Cuts all connections; new ones work again. */
  cut(): void;
  close(): Promise<void>;
}

/** Makes a link to the server of a URL. */
export async function openLossyLink(url: string): Promise<LossyLink> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let age = 0;
  let fatal: string | undefined;
  let lose = () => {};
  const losing = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const born = age;
    let deaf = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (request) => {
      if (born < age) return;
      if (fatal !== undefined && request.includes(fatal)) {
        deaf = true;
        lose();
      }
      upstream.write(request);
    });
    upstream.on("data", (answer) => {
      if (!deaf && born === age) client.write(answer);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const way = new URL(url);
  way.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    fatal = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: way.href,
    losing,
    loseAnswersTo(text) {
      fatal = text;
    },
    silence() {
      age++;
    },
    cut,
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
