import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { CallError, type CallErrorKind } from "../../src/errors/index.js";
import { answerClientError } from "../../src/gateway/client-error.js";
import { Rejection } from "../../src/index.js";
import { expectGolden } from "./golden.js";
import { order, raw, serving } from "./serving.js";
import { bearer } from "./tokens.js";

const id = { "x-request-id": "the-request" };

async function expectProblem(name: string, response: Response, headers: readonly string[] = []) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expectGolden(name, {
    status: response.status,
    headers: Object.fromEntries(headers.map((header) => [header, response.headers.get(header)])),
    body: await response.json(),
  });
}

test("a declared refusal carries its name and data", async () => {
  const { post } = await serving({ "orders.place": () => new Rejection("", "TooBig", { limit: 9 }) });
  await expectProblem("rejection", await post("/orders/place", order, id));
});

describe("a call that fails", () => {
  const failing = (kind: CallErrorKind, mayHaveExecuted: boolean) => () => {
    const cause = new Error("connect ECONNREFUSED 10.0.0.7:5432, password=hunter2");
    throw new CallError(kind, "orders.place", {
      message: `secret: ${cause.message}`,
      mayHaveExecuted,
      cause,
    });
  };

  test.each<[CallErrorKind, boolean, string[]]>([
    ["Denied", false, []],
    ["Unknown", false, []],
    ["Overloaded", false, ["retry-after"]],
    ["Timeout", true, []],
    ["Unavailable", false, ["retry-after"]],
    ["IdReused", false, []],
    ["InvalidOutput", true, []],
    ["Failed", true, []],
  ])("by %s says so, and nothing of what happened inside", async (kind, mayHaveExecuted, headers) => {
    const { post } = await serving({ "orders.place": failing(kind, mayHaveExecuted) });
    const response = await post("/orders/place", order, id);
    expect(await response.clone().text()).not.toMatch(/secret|hunter2|ECONN/);
    await expectProblem(`call-${kind}`, response, headers);
  });

  test("because of its input says what is wrong with it, and where", async () => {
    const { post } = await serving();
    const input = { orderId: 7, lines: [{ sku: "a", quantity: -1 }] };
    await expectProblem("call-InvalidInput", await post("/orders/place", input, id));
  });

  test("by anything else thrown is an internal error", async () => {
    const { post } = await serving({
      "orders.place": () => {
        throw new TypeError("secret is not a function");
      },
    });
    await expectProblem("unexpected-error", await post("/orders/place", order, id));
  });

  test("because a refusal's data is no JSON is an internal error", async () => {
    const { post } = await serving({ "orders.place": () => new Rejection("", "TooBig", { limit: 1n }) });
    const response = await post("/orders/place", order);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: "ASH_CALL_INVALID_OUTPUT" });
  });

  test("because its answer is no JSON is an internal error", async () => {
    const { post } = await serving({ "orders.place": () => ({ orderId: "o", total: 1n }) });
    expect((await post("/orders/place", order)).status).toBe(500);
  });
});

describe("a request that never becomes a call", () => {
  test("to an unknown address", async () => {
    const { get } = await serving();
    await expectProblem("route-unknown", await get("/orders/nothing", id));
  });

  test("by the wrong method", async () => {
    const { get } = await serving();
    await expectProblem("method-not-allowed", await get("/orders/place", id), ["allow"]);
  });

  test("with a body that is no JSON", async () => {
    const { post } = await serving();
    await expectProblem("body-malformed", await post("/orders/place", '{"orderId": ', id));
  });

  test("with a body of another type", async () => {
    const { post } = await serving();
    const response = await post("/orders/place", "a=b", { ...id, "content-type": "text/plain" });
    await expectProblem("body-type", response);
  });

  test("with a body that is too large", async () => {
    const { post } = await serving({}, { bodyLimitBytes: 10 });
    await expectProblem("body-too-large", await post("/orders/place", order, id), ["connection"]);
  });

  test("with a header that makes no sense", async () => {
    const { post } = await serving();
    const response = await post("/orders/place", order, { ...id, "idempotency-key": "two words" });
    await expectProblem("header-invalid", response);
  });

  test("with a parameter twice in its URL", async () => {
    const { get } = await serving();
    await expectProblem("parameter-repeated", await get("/orders/byId?orderId=1&orderId=2", id));
  });

  test("with bytes in its URL that are no text", async () => {
    const { get } = await serving();
    await expectProblem("parameter-no-text", await get("/orders/byId?orderId=100%&x=%ff", id));
  });

  test("with a URL that is too long", async () => {
    const { get } = await serving();
    await expectProblem("url-too-long", await get(`/orders/byId?orderId=${"x".repeat(9000)}`, id));
  });

  test("without a token where one is needed", async () => {
    const { post } = await serving();
    const response = await post("/orders/close", { orderId: "o-1" }, id);
    await expectProblem("token-missing", response, ["www-authenticate"]);
  });

  test("with an invalid token", async () => {
    const { post } = await serving();
    const headers = { ...id, authorization: "Bearer nonsense" };
    await expectProblem("token-invalid", await post("/orders/place", order, headers), ["www-authenticate"]);
  });

  test("with a token that has expired", async () => {
    const { post } = await serving();
    const headers = { ...id, ...(await bearer({ exp: 1 })) };
    await expectProblem("token-expired", await post("/orders/place", order, headers), ["www-authenticate"]);
  });

  test("from an address that makes too many", async () => {
    const { get } = await serving({}, { requestsPerMinute: 1 });
    await get("/orders/byId?orderId=1");
    await expectProblem("rate-limited", await get("/orders/byId?orderId=1", id), ["retry-after"]);
  });
});

describe("what is hardly a request", () => {
  const parts = (answer: string) => {
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    const { requestId, ...problem } = JSON.parse(body);
    expect(head).toContain(`x-request-id: ${requestId}`);
    expect(head).toContain("content-type: application/problem+json");
    return { status: head.split("\r\n")[0], body: problem };
  };

  test("because it is not HTTP", async () => {
    const { gateway } = await serving();
    expectGolden("not-http", parts(await raw(gateway, "EHLO example.com\r\n\r\n")));
  });

  test("because its headers are too large", async () => {
    const { gateway } = await serving();
    const request = `GET /docs HTTP/1.1\r\nhost: x\r\nx-large: ${"x".repeat(20_000)}\r\n\r\n`;
    expectGolden("headers-too-large", parts(await raw(gateway, request)));
  });

  test("because it names no host", async () => {
    const { gateway } = await serving();
    expectGolden("host-missing", parts(await raw(gateway, "GET /docs HTTP/1.1\r\n\r\n", /\}$/)));
  });

  test.each(["host: y", "HOST: x", "content-type: text/plain", "authorization: Bearer other"])(
    "because it says twice, with %j, what is said once",
    async (more) => {
      const { gateway } = await serving();
      const said = "host: x\r\ncontent-type: application/json\r\nauthorization: Bearer one";
      const answer = await raw(gateway, `GET /docs HTTP/1.1\r\n${said}\r\n${more}\r\n\r\n`, /\}$/);
      if (more === "host: y") expectGolden("host-twice", parts(answer));
      else expect(answer).toMatch(/^HTTP\/1\.1 400 .*is there more than once\./s);
    },
  );

  test("because it does not arrive", () => {
    const socket = new Socket();
    let answer = "";
    socket.end = ((text: string) => {
      answer = text;
      return socket;
    }) as Socket["end"];
    Object.defineProperty(socket, "writable", { value: true });
    answerClientError(Object.assign(new Error(), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), socket);
    expectGolden("request-timeout", parts(answer));
  });
});
