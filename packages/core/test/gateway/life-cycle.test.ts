import { once } from "node:events";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { startGateway } from "../../src/gateway/index.js";
import { fakeApplication } from "./fake-application.js";
import { serving } from "./serving.js";

/** A promise to be kept by hand. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("starting", () => {
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

  test("does not wait for idle connections, used or not", async () => {
    const { gateway } = await serving();
    const agent = new Agent({ keepAlive: true });
    const [response] = (await once(httpGet(`${gateway.url}/health/live`, { agent }), "response")) as [
      IncomingMessage,
    ];
    await once(response.resume(), "end");
    const unused = connect(gateway.port, "127.0.0.1");
    await once(unused, "connect");
    const started = performance.now();
    await gateway.stop({ graceMs: 5_000 });
    expect(performance.now() - started).toBeLessThan(2_000);
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
