import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./command-line.ts";
import { expectAllGolden, expectGolden } from "./golden.ts";
import { logOf, problemText, type Request, send } from "./problem-text.ts";
import { lastingFolder, linkDependencies, writeAll } from "./project-with-data.ts";

// What can be wrong with a request, and with a module that answers one: the problem that the client gets, word for word,
// and what whoever runs the project finds in its log.

const secret = "a secret that only these tests have";

const lab = {
  "architecture.yaml": "gateway: { bodyLimit: 1kb }\n",
  "modules/lab/contract.ts": `import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";
const sample = z.object({ id: z.string().min(1).max(20), grams: z.number().positive() });
const named = z.object({ id: z.string() });
const key = (c: { id: string }) => c.id;
export const lab = contract("lab", {
  commands: {
    add: command({ input: sample, key, rejects: { Known: z.object({ grams: z.number() }) }, access: "public" }),
    remove: command({ input: named, key, access: { roles: ["chemist"] } }),
    explode: command({ input: named, key, access: "public" }),
    misreport: command({ input: named, key, access: "public" }),
    backdate: command({ input: named, key, access: "public" }),
    clean: command({ input: named, key }),
  },
  queries: {
    grams: query({ input: named, output: z.object({ grams: z.number() }).nullable(), access: "public" }),
    weigh: query({ input: named, output: z.object({ at: z.date() }), access: "public" }),
    guess: query({ input: named, output: z.object({ grams: z.number() }), access: "public" }),
    burn: query({ input: named, output: z.object({ grams: z.number() }), access: "public" }),
    sleep: query({ input: named, output: z.object({ grams: z.number() }), access: "public" }),
  },
  events: {
    Added: event(sample),
    Removed: event(named),
    Dated: event(z.object({ id: z.string(), at: z.date() })),
  },
});\n`,
  "modules/lab/module.ts": `import { entity, module, view } from "@ashlar/core";
import { z } from "zod";
import { lab } from "./contract.js";
const { Added, Removed, Dated } = lab.events;
const sample = entity(lab, {
  initial: { grams: 0 },
  decide: {
    add: ({ grams }, c, { reject }) => (grams > 0 ? reject("Known", { grams }) : Added(c)),
    remove: (_, { id }) => Removed({ id }),
    explode: (_, { id }) => {
      throw new Error(\`the vessel of \${id} is cracked\`);
    },
    misreport: (_, { id }) => Added({ id, grams: -1 }),
    backdate: (_, { id }) => Dated({ id, at: new Date(0) }),
    clean: () => undefined,
  },
  evolve: { Added: (_, { grams }) => ({ grams }), Removed: () => ({ grams: 0 }) },
});
const samples = view(lab, {
  name: "samples",
  row: z.object({ grams: z.number() }),
  on: { Added: (_, { grams }) => ({ grams }), Removed: () => undefined },
});
export default module(lab, {
  entities: [sample],
  views: [samples],
  queries: {
    grams: ({ id }, { views }) => views.samples.get(id),
    weigh: () => ({ at: new Date(0) }),
    guess: () => ({ grams: "about a hundred" }) as never,
    burn: () => {
      throw new TypeError("the burner is off");
    },
    sleep: () => new Promise(() => {}),
  },
});\n`,
};

interface WrongRequest extends Request {
  /** Sent, and answered, before. */
  readonly after?: Request;
  /** Whether the log has to say what happened. */
  readonly logged?: boolean;
}

const json = { "content-type": "application/json" };

function token(claims: Record<string, unknown>, signedWith = secret): Promise<string> {
  return new SignJWT({ sub: "ann", ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(signedWith));
}

async function bearer(claims: Record<string, unknown>, signedWith?: string) {
  return { ...json, authorization: `Bearer ${await token(claims, signedWith)}` };
}

const hour = 3_600;
const now = Math.floor(Date.now() / 1000);
const remove = { path: "/lab/remove", body: '{"id":"a"}' };

const requests: Readonly<Record<string, WrongRequest>> = {
  "request-json": { path: "/lab/add", headers: json, body: '{"id": "a", grams: 1}' },
  "request-empty": { path: "/lab/add", headers: json, body: "" },
  "request-too-large": { path: "/lab/add", headers: json, body: JSON.stringify({ id: "a".repeat(2_000) }) },
  "request-type": {
    path: "/lab/add",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "id=a&grams=1",
  },
  "request-input": { path: "/lab/add", headers: json, body: '{"id":"","grams":"many"}' },
  "request-token-none": { ...remove, headers: json },
  "request-token-wrong": {
    ...remove,
    headers: await bearer({ roles: ["chemist"] }, "a secret that somebody else made up"),
  },
  "request-token-expired": { ...remove, headers: await bearer({ roles: ["chemist"], exp: now - hour }) },
  "request-token-garbage": { ...remove, headers: { ...json, authorization: "Basic YW5uOmh1bnRlcjI=" } },
  "request-denied": { ...remove, headers: await bearer({ roles: ["visitor"], exp: now + hour }) },
  "request-route": { path: "/lab/ad", headers: json, body: "{}" },
  "request-internal": { path: "/lab/clean", headers: json, body: '{"id":"a"}' },
  "request-method": { method: "GET", path: "/lab/add" },
  "request-rejected": {
    path: "/lab/add",
    headers: json,
    body: '{"id":"known","grams":2}',
    after: { path: "/lab/add", headers: json, body: '{"id":"known","grams":1}' },
  },
  "request-key-reused": {
    path: "/lab/add",
    headers: { ...json, "idempotency-key": "k-1" },
    body: '{"id":"reused","grams":2}',
    after: {
      path: "/lab/add",
      headers: { ...json, "idempotency-key": "k-1" },
      body: '{"id":"reused","grams":1}',
    },
  },
  "request-key-form": {
    path: "/lab/add",
    headers: { ...json, "idempotency-key": "k 1" },
    body: '{"id":"form","grams":2}',
  },
  "request-timeout": { method: "GET", path: "/lab/sleep?id=a", headers: { "ashlar-timeout-ms": "50" } },
  "request-command-throws": { path: "/lab/explode", headers: json, body: '{"id":"a"}', logged: true },
  "request-query-throws": { method: "GET", path: "/lab/burn?id=a", logged: true },
  "request-query-output": { method: "GET", path: "/lab/guess?id=a", logged: true },
  "request-query-unserialisable": { method: "GET", path: "/lab/weigh?id=a", logged: true },
  "request-event-wrong": { path: "/lab/misreport", headers: json, body: '{"id":"a"}', logged: true },
  "request-event-unserialisable": { path: "/lab/backdate", headers: json, body: '{"id":"a"}', logged: true },
};

let served: Served;
beforeAll(async () => {
  const folder = await lastingFolder();
  await writeAll(folder, { "package.json": '{ "type": "module" }', ...lab });
  await linkDependencies(folder);
  served = await serve({
    folder,
    environment: { NODE_ENV: "development", ASHLAR_JWT_SECRET: secret },
  });
});
afterAll(async () => {
  expect((await served.stop()).exit).toBe(0);
});

describe("what is wrong with a request is told to its sender", () => {
  test.each(Object.entries(requests))("%s", async (name, sent) => {
    if (sent.after) expect((await send(served.url, sent.after, `${name}-before`)).status).toBe(204);
    const answer = await send(served.url, sent, name);
    const { status, headers, body } = answer;
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(headers["x-request-id"]).toBe(name);
    const code = expect.stringMatching(/^ASH_/);
    expect(JSON.parse(body)).toMatchObject({ status, requestId: name, code });
    // The log comes another way than the answer, and may come later.
    if (sent.logged) await expect.poll(() => logOf(served.log(), name)).toHaveLength(1);
    const log = logOf(served.log(), name);
    expect(log).toHaveLength(sent.logged ? 1 : 0);
    expectGolden(name, problemText(sent, answer, log));
    expect(body).not.toMatch(/hunter2|cracked|burner| {4}at /);
  });

  test("every golden file belongs to a request", () => expectAllGolden("request-", Object.keys(requests)));

  test("nothing of what failed has happened, and the project is still served", async () => {
    const grams = async (id: string) =>
      (await send(served.url, { method: "GET", path: `/lab/grams?id=${id}` }, "after")).body;
    expect([await grams("known"), await grams("reused"), await grams("a"), await grams("form")]).toEqual([
      '{"grams":1}',
      '{"grams":1}',
      "null",
      "null",
    ]);
    expect((await send(served.url, { method: "GET", path: "/health/ready" }, "ready")).status).toBe(200);
  });
});
