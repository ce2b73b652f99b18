import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { GatewaySettings } from "../../src/architecture/architecture.js";
import { type Gateway, type GatewayDependencies, startGateway } from "../../src/gateway/index.js";
import { manualClock } from "../../src/testing/manual-clock.js";
import { type FakeApplication, fakeApplication, type Handler } from "./fake-application.js";

type Headers = Readonly<Record<string, string>>;

/** A gateway over a fake application, and short ways to ask it. Stops by itself when the test ends. */
export interface Served {
  readonly gateway: Gateway;
  readonly app: FakeApplication;
  get(path: string, headers?: Headers): Promise<Response>;
  post(path: string, body: unknown, headers?: Headers): Promise<Response>;
}

export async function serving(
  handlers: Record<string, Handler> = {},
  settings: Partial<GatewaySettings> = {},
  dependencies: GatewayDependencies = {},
): Promise<Served> {
  const app = fakeApplication(handlers);
  const gateway = await startGateway(app, settings, dependencies);
  onTestFinished(() => gateway.stop({ graceMs: 0 }));
  return {
    gateway,
    app,
    get: (path, headers = {}) => fetch(gateway.url + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(gateway.url + path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
  };
}

/** A well-formed order. */
export const order = { orderId: "o-1", lines: [{ sku: "a", quantity: 1 }] };

/** Sends exactly this text and gives everything that comes back until the server closes, or until `enough`. */
export function raw(gateway: Gateway, text: string, enough: RegExp = /^$/): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(gateway.port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
      if (enough.test(received)) socket.destroy();
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

/** A clock that the test moves. */
export const clockByHand = () => manualClock(new Date("2026-01-01T00:00:00Z"));
