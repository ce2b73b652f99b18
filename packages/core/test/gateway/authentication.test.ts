import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { contract, query } from "../../src/contract/index.js";
import { startGateway } from "../../src/gateway/index.js";
import { manualClock } from "../../src/testing/manual-clock.js";
import { fakeApplication, settings } from "./fake-application.js";
import { clockByHand, serving } from "./serving.js";
import { bearer, token } from "./tokens.js";

const close = {
  "orders.close": () => undefined,
  "orders.refund": () => undefined,
  "orders.byId": () => null,
};
const input = { orderId: "o-1" };
const secret = settings.auth.kind === "secret" ? settings.auth.secret : "";

describe("a valid token", () => {
  test("says who calls", async () => {
    const { post, app } = await serving(close);
    const response = await post("/orders/close", input, await bearer({ roles: ["clerk"], tenant: "t1" }));
    expect(response.status).toBe(204);
    const { caller } = app.asked[0]!.options;
    expect(caller).toMatchObject({ subject: "ann", roles: ["clerk"], claims: { tenant: "t1" } });
    expect(Object.isFrozen(caller!.claims)).toBe(true);
  });

  test("has its roles in `roles`, or else in `scope`", async () => {
    const { post, app } = await serving(close);
    for (const claims of [{ roles: ["a", 7, "b"], scope: "x" }, { scope: "x  y" }, {}, { roles: "admin" }]) {
      await post("/orders/close", input, await bearer(claims));
    }
    expect(app.asked.map(({ options }) => options.caller?.roles)).toEqual([["a", "b"], ["x", "y"], [], []]);
  });

  test("is looked at for public operations too", async () => {
    const { get, app } = await serving(close);
    await get("/orders/byId?orderId=1", await bearer());
    expect(app.asked[0]!.options.caller?.subject).toBe("ann");
  });

  test("without the right role is not enough", async () => {
    const { post } = await serving(close);
    expect((await post("/orders/refund", input, await bearer({ roles: ["clerk"] }))).status).toBe(204);
    expect((await post("/orders/refund", input, await bearer({ roles: ["guest"] }))).status).toBe(403);
  });

  test("without the right subject is not enough, where the contract looks at the input", async () => {
    const { get } = await serving({ "orders.mine": () => [] });
    expect((await get("/orders/mine?customerId=ann", await bearer())).status).toBe(200);
    expect((await get("/orders/mine?customerId=bob", await bearer())).status).toBe(403);
  });
});

describe("a token is refused", () => {
  const now = Math.floor(Date.now() / 1000);
  const unsigned = (claims: object) =>
    [{ alg: "none" }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  const refused: [string, () => Promise<string>][] = [
    ["signed with another secret", () => token({}, { signedWith: "x".repeat(40) })],
    ["signed with another algorithm", () => token({}, { alg: "HS512", signedWith: secret.padEnd(64) })],
    ["not signed at all", async () => `${unsigned({ sub: "ann" })}.`],
    ["without a subject", () => token({ sub: undefined as never })],
    ["with an empty subject", () => token({ sub: "" })],
    ["that has expired", () => token({ exp: now - 60 })],
    ["that is not valid yet", () => token({ nbf: now + 60 })],
    ["by another issuer", () => token({ iss: "them", aud: "shop" })],
    ["for another audience", () => token({ iss: "us", aud: "them" })],
    ["that is none", async () => "abc"],
  ];

  test.each(refused)("%s, even where none is needed", async (name, make) => {
    const named = name.includes("issuer") || name.includes("audience");
    const { get, app } = await serving(
      close,
      named ? { auth: { kind: "secret", secret, issuer: "us", audience: "shop" } } : {},
    );
    const response = await get("/orders/byId?orderId=1", { authorization: `Bearer ${await make()}` });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "ASH_TOKEN_INVALID" });
    expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(app.asked).toEqual([]);
  });

  test.each([[["ann"]], [{ name: "ann" }], [7], [true], ["a\0"], ["\ud800"], [""]])(
    "when its subject is %j, which is no text that can be kept",
    async (sub) => {
      const { get } = await serving(close);
      expect((await get("/orders/byId?orderId=1", await bearer({ sub: sub as never }))).status).toBe(401);
    },
  );

  test("in another scheme", async () => {
    const { get } = await serving(close);
    expect((await get("/orders/byId?orderId=1", { authorization: "Basic YTpi" })).status).toBe(401);
  });

  test("by no more than five seconds of clocks that differ", async () => {
    const { get } = await serving(close);
    const status = async (seconds: number) =>
      (await get("/orders/byId?orderId=1", await bearer({ exp: Math.floor(Date.now() / 1000) - seconds })))
        .status;
    expect([await status(2), await status(30)]).toEqual([200, 401]);
  });
});

test("without a token, a body that would be refused anyway is not waited for", async () => {
  const { gateway, app } = await serving(close);
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) });
  const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
  const response = await fetch(`${gateway.url}/orders/close`, init as RequestInit);
  expect(response.status).toBe(401);
  expect(app.asked).toEqual([]);
});

test("a verified token is remembered until it expires, and not a moment longer", async () => {
  const clock = clockByHand();
  const { get } = await serving(close, {}, { clock });
  const headers = await bearer({}, { now: clock.now() });
  const status = async () => (await get("/orders/byId?orderId=1", headers)).status;
  expect(await status()).toBe(200);
  clock.advance(304_000);
  expect(await status()).toBe(200);
  clock.advance(2_000);
  expect(await status()).toBe(401);
});

describe("with a key set", () => {
  async function keySet() {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    let asked = 0;
    let working = true;
    const key = { ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256" };
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(working ? 200 : 500, { "content-type": "application/json" });
      response.end(JSON.stringify({ keys: [key] }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return {
      auth: { kind: "jwks", url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` } as const,
      asked: () => asked,
      fail: () => {
        working = false;
      },
      mend: () => {
        working = true;
      },
      sign: (sub: string, kid = "k1") =>
        new SignJWT({ sub })
          .setProtectedHeader({ alg: "ES256", kid })
          .setExpirationTime("5m")
          .sign(privateKey),
    };
  }

  test("tokens are verified with its keys, which are fetched once", async () => {
    const keys = await keySet();
    const { get, app } = await serving(close, { auth: keys.auth });
    for (const sub of ["ann", "bob", "cleo"]) {
      const headers = { authorization: `Bearer ${await keys.sign(sub)}` };
      expect((await get("/orders/byId?orderId=1", headers)).status).toBe(200);
    }
    expect(app.asked.map(({ options }) => options.caller?.subject)).toEqual(["ann", "bob", "cleo"]);
    expect(keys.asked()).toBe(1);
  });

  test("a token signed with a shared secret is refused", async () => {
    const keys = await keySet();
    const { get } = await serving(close, { auth: keys.auth });
    expect((await get("/orders/byId?orderId=1", await bearer())).status).toBe(401);
  });

  test("keys that cannot be fetched are not the client's fault", async () => {
    const keys = await keySet();
    keys.fail();
    const { get } = await serving(close, { auth: keys.auth });
    const response = await get("/orders/byId?orderId=1", {
      authorization: `Bearer ${await keys.sign("ann")}`,
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "ASH_TOKEN_UNVERIFIABLE" });
    expect(response.headers.get("retry-after")).toBe("5");
  });

  test("keys that cannot be fetched are not asked for at every request, and known ones go on", async () => {
    const keys = await keySet();
    const clock = manualClock(new Date());
    const { get } = await serving(close, { auth: keys.auth }, { clock });
    const status = async (sub: string, kid?: string) =>
      (await get("/orders/byId?orderId=1", { authorization: `Bearer ${await keys.sign(sub, kid)}` })).status;
    keys.fail();
    for (const sub of ["a", "b", "c", "d"]) expect(await status(sub)).toBe(503);
    expect(keys.asked()).toBe(1);
    keys.mend();
    clock.advance(5_001);
    expect(await status("e")).toBe(200);
    expect(keys.asked()).toBe(2);
  });
});

describe("the configuration", () => {
  const start = (auth: typeof settings.auth) => startGateway(fakeApplication({}), { auth });

  test("needs a way to verify tokens as soon as an exposed operation is not public", async () => {
    await expect(start({ kind: "none" })).rejects.toMatchObject({
      code: "ASH_AUTH_CONFIGURATION",
      message: "orders.close and 2 more can only be called with a token, and nothing verifies tokens.",
    });
  });

  test("needs none when all exposed operations are public; tokens are then ignored", async () => {
    const open = contract("open", {
      queries: { all: query({ input: z.object({}), output: z.null(), access: "public" }) },
    });
    const gateway = await startGateway(fakeApplication({ "open.all": () => null }, [open as never]), {
      auth: { kind: "none" },
    });
    onTestFinished(() => gateway.stop());
    const response = await fetch(`${gateway.url}/open/all`, {
      headers: { authorization: "Bearer nonsense" },
    });
    expect(response.status).toBe(200);
  });

  test("needs a secret of 32 bytes", async () => {
    await expect(start({ kind: "secret", secret: "short" })).rejects.toMatchObject({
      code: "ASH_AUTH_CONFIGURATION",
    });
  });

  test("needs a key set's URL to be one", async () => {
    for (const url of ["keys.json", "file:///keys.json", ""]) {
      await expect(start({ kind: "jwks", url })).rejects.toMatchObject({ code: "ASH_AUTH_CONFIGURATION" });
    }
  });
});
