import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { Connection } from "../../src/gateway/connection.js";
import { UnsentAnswers } from "../../src/gateway/unsent-answers.js";
import type { RequestOptions } from "../../src/runtime/call/request-options.js";
import { raw, serving } from "./serving.js";

const ask = (n: number | string) => `GET /orders/byId?orderId=${n} HTTP/1.1\r\nhost: x\r\n\r\n`;
const asks = (count: number) => Array.from({ length: count }, (_, n) => ask(n)).join("");

/** A promise to be kept by hand. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A client that reads only when it is told to. */
async function client(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1")
    .pause()
    .on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

describe("a client that asks before it has its answers", () => {
  test("has 16 served at once, the others in their turn, and answers in the order of its questions", async () => {
    const { opened, open } = gate();
    const { gateway, get, app } = await serving({
      "orders.byId": (input: never) => opened.then(() => input),
    });
    const answered = raw(gateway, asks(60), /"59"/);
    await expect.poll(() => app.asked.length).toBe(16);
    expect((await get("/health/live")).status).toBe(200);
    expect(app.asked.length).toBe(16);
    open();
    const orders = [...(await answered).matchAll(/"orderId":"(\d+)"/g)].map(([, orderId]) => Number(orderId));
    expect(orders).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });

  test("is cut off when it asks for too much", async () => {
    const { gateway, app } = await serving({ "orders.byId": () => new Promise(() => {}) });
    expect(await raw(gateway, asks(1_000))).toBe("");
    expect(app.asked.length).toBe(16);
  });

  test("gets no more answers as long as it reads none", async () => {
    const large = "x".repeat(2_000_000);
    const { gateway, get, app } = await serving({ "orders.byId": () => ({ orderId: large }) });
    const socket = await client(gateway.port);
    socket.write(asks(90));
    await expect.poll(() => app.asked.length).toBe(16);
    for (let n = 0; n < 10; n++) await get("/health/live");
    expect(app.asked.length).toBe(16);
    socket.resume();
    await expect.poll(() => app.asked.length, { timeout: 30_000 }).toBe(90);
  });

  test("has the answer to what came whole before what makes no sense", async () => {
    const { opened, open } = gate();
    const { gateway, app } = await serving({
      "orders.place": (input: never) => opened.then(() => ({ ...(input as object), total: 12 })),
    });
    const body = '{"orderId":"o-1","lines":[{"sku":"a","quantity":1}]}';
    const head = "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json";
    const answers = raw(gateway, `${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}\0garbage\r\n\r\n`);
    await expect.poll(() => app.asked.length).toBe(1);
    open();
    expect((await answers).match(/HTTP\/1\.1 \d+|"total":12|"code":"\w+"/g)).toEqual([
      "HTTP/1.1 200",
      '"total":12',
      "HTTP/1.1 400",
      '"code":"ASH_REQUEST_MALFORMED"',
    ]);
  });

  test("is told at once when what makes no sense is part of a request", async () => {
    const { gateway } = await serving();
    const head = "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json";
    const answer = await raw(gateway, `${head}\r\ntransfer-encoding: chunked\r\n\r\nnonsense\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("answers that nobody reads", () => {
  function reader(unsent: UnsentAnswers) {
    const socket = Object.assign(new EventEmitter(), {
      destroyed: false,
      destroy() {
        socket.destroyed = true;
      },
    });
    const connection = new Connection(socket as never, unsent);
    const asks = (answerBytes: number) => {
      const response = new EventEmitter();
      const pending = {
        request: { complete: true },
        response: response as never,
        answerBytes,
        gone: () => {},
      };
      connection.take(pending, () => connection.answered(pending));
      return { reads: () => response.emit("finish") };
    };
    return { asks, isCutOff: () => socket.destroyed, leaves: () => socket.emit("close") };
  }

  test("take only so much memory: who has read nothing for the longest time is cut off", () => {
    const unsent = new UnsentAnswers(100);
    const [one, other, third] = [reader(unsent), reader(unsent), reader(unsent)];
    const first = one.asks(30);
    one.asks(10);
    other.asks(40);
    first.reads();
    third.asks(60);
    expect([one, other, third].map(({ isCutOff }) => isCutOff())).toEqual([false, true, false]);
  });

  test("may be as large as need be, when there is only one", () => {
    const only = reader(new UnsentAnswers(100));
    only.asks(1_000);
    expect(only.isCutOff()).toBe(false);
  });

  test("do not count when their client has gone", () => {
    const unsent = new UnsentAnswers(100);
    const [one, other] = [reader(unsent), reader(unsent)];
    one.asks(90);
    one.leaves();
    other.asks(90);
    expect(one.isCutOff()).toBe(false);
  });
});

describe("a client that leaves", () => {
  function logged() {
    const lines: Record<string, unknown>[] = [];
    return { lines, log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }) };
  }

  test("while its token is verified is told of in the log, once", async () => {
    const { opened, open } = gate();
    const asked = gate();
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const key = { ...(await exportJWK(publicKey)), kid: "1", alg: "ES256" };
    const token = await new SignJWT({ sub: "ann" })
      .setProtectedHeader({ alg: "ES256", kid: "1" })
      .setExpirationTime("1h")
      .sign(privateKey);
    const keys = createServer(async (_, response) => {
      asked.open();
      await opened;
      response.end(JSON.stringify({ keys: [key] }));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void keys.close());
    await once(keys, "listening");
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
    const { log, lines } = logged();
    const { gateway, app } = await serving({}, { auth: { kind: "jwks", url } }, { log });
    const socket = await client(gateway.port);
    const head = `POST /orders/close HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}`;
    socket.write(`${head}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`);
    await asked.opened;
    socket.destroy();
    open();
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toMatchObject({ operation: "orders.close", status: 499 });
    expect(app.asked).toEqual([]);
  });

  test("before its body has come is told of in the log, once", async () => {
    const { log, lines } = logged();
    const { gateway } = await serving({}, {}, { log });
    const socket = await client(gateway.port);
    socket.write(
      "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{",
    );
    await expect.poll(() => socket.bytesWritten).toBeGreaterThan(0);
    socket.end();
    await expect.poll(() => lines.map(({ status }) => status)).toEqual([499]);
  });

  test("gives its queries up, and not its commands", async () => {
    const givenUp: string[] = [];
    const { log, lines } = logged();
    const waits = (operation: string) => (_: never, options: { whenGone?: RequestOptions["whenGone"] }) =>
      new Promise((_, reject) => {
        options.whenGone?.(() => {
          givenUp.push(operation);
          reject(new Error("given up"));
        });
      });
    const { gateway, app } = await serving(
      { "orders.byId": waits("orders.byId"), "orders.place": waits("orders.place") },
      {},
      { log },
    );
    const body = '{"orderId":"o-1","lines":[{"sku":"a","quantity":1}]}';
    const head = "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json";
    const socket = await client(gateway.port);
    socket.write(`${ask(1)}${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    await expect.poll(() => app.asked.length).toBe(2);
    socket.destroy();
    await expect.poll(() => givenUp).toEqual(["orders.byId"]);
    await expect
      .poll(() => lines.map(({ status, code }) => [status, code]))
      .toEqual([[499, "ASH_REQUEST_ABORTED"]]);
  });
});
