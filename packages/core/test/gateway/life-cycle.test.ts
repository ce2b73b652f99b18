import { once } from "node:events";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openGateway, startGateway } from "../../src/gateway/index.js";
import { fakeApplication, settings } from "./fake-application.js";
import { clockByHand, serving } from "./serving.js";

/** A promise to be kept by hand. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A client of one connection that asks again as soon as it is answered. */
function askUntilClosed(port: number): { readonly begun: Promise<void>; readonly ended: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  const { opened: begun, open: begin } = gate();
  let asked = 0;
  let told = false;
  const ask = () => {
    asked++;
    socket.write("GET /orders/byId?orderId=1 HTTP/1.1\r\nhost: x\r\n\r\n");
  };
  socket.setEncoding("utf8").once("connect", ask);
  socket.on("data", (answer: string) => {
    told = answer.includes("connection: close");
    if (asked === 5) begin();
    if (!told) setTimeout(ask, asked % 4);
  });
  const ended = new Promise<string>((resolve) => {
    socket.once("error", (error) => resolve(error.message));
    socket.once("close", () => resolve(told ? "answered to the last" : "closed without an answer"));
  });
  return { begun, ended };
}

describe("starting", () => {
  test("lives from the first moment, and says what its start is at", async () => {
    const starting = fakeApplication({ "orders.byId": () => null });
    const gateway = await openGateway(settings, {}, () => "opening orders");
    onTestFinished(() => gateway.stop({ graceMs: 0 }));
    const get = (path: string) => fetch(gateway.url + path);
    expect((await get("/health/live")).status).toBe(200);
    const unready = await get("/health/ready");
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({
      code: "ASH_NOT_READY",
      detail: "The server is starting: opening orders.",
    });
    const early = await get("/orders/byId?orderId=1");
    expect(early.status).toBe(503);
    expect(early.headers.get("retry-after")).toBe("1");
    const passedOn = await fetch(`${gateway.url}/health/ready`, {
      headers: { "x-forwarded-for": "1.2.3.4" },
    });
    expect(await passedOn.json()).toMatchObject({ detail: "The server is starting." });

    gateway.serve(starting);
    expect((await get("/health/ready")).status).toBe(200);
    expect((await get("/orders/byId?orderId=1")).status).toBe(200);
  });

  test("listens on this machine only, unless told otherwise", async () => {
    const { gateway } = await serving();
    expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`);
    const all = await startGateway(fakeApplication({}), { host: "0.0.0.0" });
    onTestFinished(() => all.stop());
    expect((await fetch(`${all.url}/health/live`)).status).toBe(200);
  });

  test("says when the port is taken", async () => {
    const { gateway } = await serving();
    await expect(startGateway(fakeApplication({}), { port: gateway.port })).rejects.toMatchObject({
      code: "ASH_PORT_TAKEN",
      message: `Port ${gateway.port} on 127.0.0.1 is in use.`,
    });
  });

  test("says when the address is not this machine's", async () => {
    await expect(startGateway(fakeApplication({}), { host: "192.0.2.1" })).rejects.toMatchObject({
      code: "ASH_ADDRESS_UNAVAILABLE",
    });
  });
});

describe("stopping", () => {
  test("answers the requests it has, closes their connections and takes no new ones", async () => {
    const { opened, open } = gate();
    const { gateway, get, app } = await serving({ "orders.byId": () => opened.then(() => null) });
    const answering = get("/orders/byId?orderId=1");
    await expect.poll(() => app.asked.length).toBe(1);
    let stopped = false;
    const stopping = gateway.stop().then(() => {
      stopped = true;
    });
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
    expect(stopped).toBe(false);
    open();
    const response = await answering;
    expect(response.status).toBe(200);
    expect(response.headers.get("connection")).toBe("close");
    await stopping;
  });

  test("is not ready meanwhile, for those who are still connected", async () => {
    const { opened, open } = gate();
    const { gateway, get, app } = await serving({ "orders.byId": () => opened.then(() => null) });
    const socket = connect(gateway.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write("GET /health/ready HTTP/1.1\r\nhost: x\r\n");
    const answering = get("/orders/byId?orderId=1");
    await expect.poll(() => app.asked.length).toBe(1);
    const stopping = gateway.stop();
    socket.write("\r\n");
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 503 /);
    expect(String(answer)).toContain("The server is stopping.");
    open();
    await Promise.all([answering, stopping]);
  });

  test("goes on for a while and says that it is not ready, so that nobody is sent to it any more", async () => {
    const clock = clockByHand();
    const { gateway, get } = await serving({ "orders.byId": () => null }, { drainSeconds: 5 }, { clock });
    const stopping = gateway.stop();
    const unready = await get("/health/ready");
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({ detail: "The server is stopping." });
    const response = await get("/orders/byId?orderId=1");
    expect(response.status).toBe(200);
    expect(response.headers.get("connection")).toBe("keep-alive");
    clock.advance(5_000);
    await stopping;
    await expect(get("/health/live")).rejects.toThrow();
  });

  test("resets nobody who goes on asking until he is told that the connection closes", async () => {
    const { gateway } = await serving({ "orders.byId": () => null });
    const busy = Array.from({ length: 40 }, () => askUntilClosed(gateway.port));
    await Promise.all(busy.map(({ begun }) => begun));
    await gateway.stop();
    expect(await Promise.all(busy.map(({ ended }) => ended))).toEqual(busy.map(() => "answered to the last"));
  });

  test("answers what comes on a connection that rests, and then closes it", async () => {
    const { gateway } = await serving({ "orders.byId": () => null });
    const resting = connect(gateway.port, "127.0.0.1");
    await once(resting, "connect");
    await fetch(`${gateway.url}/health/live`);
    const stopping = gateway.stop();
    resting.write("GET /orders/byId?orderId=1 HTTP/1.1\r\nhost: x\r\n\r\n");
    const [answer] = await once(resting, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/);
    await stopping;
  });

  test("does not wait for the whole grace when connections rest, used or not", async () => {
    const { gateway } = await serving();
    const agent = new Agent({ keepAlive: true });
    const [response] = (await once(httpGet(`${gateway.url}/health/live`, { agent }), "response")) as [
      IncomingMessage,
    ];
    await once(response.resume(), "end");
    const unused = connect({ port: gateway.port, host: "127.0.0.1", allowHalfOpen: true });
    await once(unused, "connect");
    await gateway.stop({ graceMs: 600_000 });
  });

  test("cuts off what takes longer than it may", async () => {
    const { gateway, get, app } = await serving({ "orders.byId": () => new Promise(() => {}) });
    const answering = get("/orders/byId?orderId=1");
    await expect.poll(() => app.asked.length).toBe(1);
    await gateway.stop({ graceMs: 50 });
    await expect(answering).rejects.toThrow();
  });

  test("twice is stopping once", async () => {
    const { gateway } = await serving();
    await Promise.all([gateway.stop(), gateway.stop()]);
    await gateway.stop();
  });
});
