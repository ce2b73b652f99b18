import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { order, raw, serving } from "./serving.js";

const place = { "orders.place": () => ({ orderId: "o-1", total: 1 }) };
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("a body", () => {
  test("may arrive in any number of pieces, cut anywhere", async () => {
    const { gateway, app } = await serving(place);
    const bytes = Buffer.from(JSON.stringify({ ...order, note: "grüße, 世界" }));
    const body = new ReadableStream({
      async start(controller) {
        for (const byte of bytes) {
          controller.enqueue(Uint8Array.of(byte));
          if (byte > 127) await new Promise(setImmediate);
        }
        controller.close();
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" };
    const response = await fetch(`${gateway.url}/orders/place`, init as RequestInit);
    expect(response.status).toBe(200);
    expect(app.asked[0]?.input).toMatchObject({ note: "grüße, 世界" });
  });

  test("may be exactly as long as the limit and no longer", async () => {
    const { post } = await serving(place, { bodyLimitBytes: 200 });
    const ofLength = (bytes: number) => JSON.stringify(order).padEnd(bytes);
    expect((await post("/orders/place", ofLength(200))).status).toBe(200);
    const refused = await post("/orders/place", ofLength(201));
    expect(refused.status).toBe(413);
    expect(refused.headers.get("connection")).toBe("close");
    expect(await codeOf(refused)).toBe("ASH_BODY_TOO_LARGE");
  });

  test("is refused while it arrives when it does not say how long it is", async () => {
    const { gateway, app } = await serving(place, { bodyLimitBytes: 1000 });
    const head = "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    const endless = `transfer-encoding: chunked\r\n\r\n3e8\r\n${" ".repeat(1000)}\r\n3e8\r\n${" ".repeat(1000)}\r\n`;
    const started = performance.now();
    const answer = await raw(gateway, head + endless);
    expect(answer).toContain("HTTP/1.1 413 ");
    expect(answer).toContain("ASH_BODY_TOO_LARGE");
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(app.asked).toEqual([]);
  });

  test("of many megabytes does not keep the client from seeing why it is refused", async () => {
    const { gateway } = await serving(place, { bodyLimitBytes: 1000 });
    const head = "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    const client = connect(gateway.port, "127.0.0.1").pause();
    // A simple client looks for an answer only when it has sent everything.
    await new Promise<void>((resolve, reject) => {
      client.on("error", reject);
      client.write(`${head}content-length: 20000000\r\n\r\n${"x".repeat(20_000_000)}`, () => resolve());
    });
    const [answer] = await once(client.resume(), "data");
    expect(String(answer)).toContain("HTTP/1.1 413 ");
  });

  test("must be JSON in UTF-8", async () => {
    const { post } = await serving(place);
    for (const body of ["{", "", "{'a':1}", '{"a":1}}', Uint8Array.of(0x22, 0xff, 0x22)]) {
      const response = await post("/orders/place", body);
      expect(response.status, String(body)).toBe(400);
      expect(await codeOf(response)).toBe("ASH_BODY_MALFORMED");
    }
  });

  test("may contain the character that stands for undecodable bytes", async () => {
    const { post } = await serving(place);
    expect((await post("/orders/place", { ...order, note: "\ufffd" })).status).toBe(200);
  });

  test("is never quoted in the answer", async () => {
    const { post } = await serving(place);
    const response = await post("/orders/place", '{"password":"tr0ub4dor" oops}');
    expect(await response.text()).not.toMatch(/tr0ub4dor|oops/);
  });

  test("must say that it is JSON", async () => {
    const { post, app } = await serving(place);
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/jsonx",
      "text/json",
    ]) {
      const response = await post("/orders/place", order, { "content-type": type });
      expect(response.status, type).toBe(415);
      expect(await codeOf(response)).toBe("ASH_BODY_TYPE");
    }
    const latin1 = await post("/orders/place", order, { "content-type": "application/json; charset=latin1" });
    expect(latin1.status).toBe(415);
    expect(app.asked).toEqual([]);
    for (const type of ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]) {
      expect((await post("/orders/place", order, { "content-type": type })).status, type).toBe(200);
    }
  });

  test("must not be compressed", async () => {
    const { post } = await serving(place);
    const body = new Uint8Array(gzipSync(JSON.stringify(order)));
    expect((await post("/orders/place", body, { "content-encoding": "gzip" })).status).toBe(415);
  });
});

test("a client that goes away in the middle of its body is not waited for", async () => {
  const lines: { status: number }[] = [];
  const log = { info: (line: { status: number }) => lines.push(line) };
  const { gateway } = await serving(place, {}, { log: log as never });
  const head =
    "POST /orders/place HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n";
  const socket = connect(gateway.port, "127.0.0.1", () => socket.write(`${head}\r\n{`));
  setTimeout(() => socket.destroy(), 50);
  await expect.poll(() => lines).toMatchObject([{ status: 499 }]);
});
