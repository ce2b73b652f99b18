import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { trace } from "@opentelemetry/api";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import {
  command,
  contract,
  entity,
  event,
  every,
  module,
  query,
  react,
  startGateway,
  systemClock,
} from "../../src/index.js";
import { startApp } from "../../src/testing/index.js";
import type { ReceivedSpan } from "../recording/otlp-receiver.js";
import { realSdk } from "../recording/real-sdk.js";

const id = z.object({ id: z.string() });
const lamps = contract("lamps", {
  commands: {
    light: command({ input: id, key: (c) => c.id, access: "public" }),
    repair: command({ input: id, key: (c) => c.id, access: "public" }),
  },
  queries: { isLit: query({ input: id, output: z.boolean(), access: "public" }) },
  events: { Lit: event(id) },
});
const rooms = contract("rooms", { commands: { brighten: command({ input: id, key: (c) => c.id }) } });

const modules = () => [
  module(lamps, {
    entities: [
      entity(lamps, {
        initial: {},
        decide: {
          light(_, c) {
            statement(`decide ${c.id}`);
            return lamps.events.Lit(c);
          },
        },
        evolve: {},
      }),
    ],
    commands: {
      async repair(c, { ask }) {
        await fetch(neighbour.url);
        await trace.getTracer("own").startActiveSpan("look", async (span) => {
          await ask(lamps.isLit, c);
          span.end();
        });
      },
    },
    queries: {
      async isLit() {
        await Promise.resolve();
        statement("select");
        return true;
      },
    },
    schedules: [every(3_600, "dust", () => fetch(neighbour.url))],
  }),
  module(rooms, {
    entities: [entity(rooms, { initial: {}, decide: { brighten: () => undefined }, evolve: {} })],
    on: [
      react(lamps.events.Lit, async (e, { call }) => {
        await fetch(neighbour.url);
        await call(rooms.brighten, e);
      }),
    ],
  }),
];

/** What an instrumentation of a database does with every statement. */
function statement(name: string) {
  trace.getTracer("sql").startSpan(name).end();
}

let sdk: Awaited<ReturnType<typeof realSdk>>;
let neighbour: Awaited<ReturnType<typeof otherServer>>;
let undici: UndiciInstrumentation;

beforeAll(async () => {
  sdk = await realSdk();
  undici = new UndiciInstrumentation();
  undici.setTracerProvider(sdk.provider);
  neighbour = await otherServer();
});
afterAll(async () => {
  undici.disable();
  neighbour.server.close();
  neighbour.server.closeAllConnections();
  await sdk.stop();
});

/** A server of somebody else's, with the headers of what it was asked. */
async function otherServer() {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push(headers);
    response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function started(options: Partial<Parameters<typeof startApp>[0]> = {}) {
  const app = await startApp({ modules: modules(), ...options });
  const gateway = await startGateway(app, { port: 0 });
  onTestFinished(async () => {
    await gateway.stop();
    await app.stop();
  });
  const post = (path: string, body: unknown) =>
    fetch(gateway.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return { app, gateway, post };
}

/** A span's name after the names of all that it is a part of. */
function path(spans: readonly ReceivedSpan[], span: ReceivedSpan): string {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? `${path(spans, parent)} > ${span.name}` : span.name;
}

/** Does some work as a trace of its own, and gives the trace's id. */
function traced(work: () => Promise<unknown>): Promise<string> {
  return trace.getTracer("test").startActiveSpan("test", async (span) => {
    await work();
    span.end();
    return span.spanContext().traceId;
  });
}

/** All the spans of a trace, by their paths. */
async function pathsOf(traceId: string): Promise<string[]> {
  const spans = (await sdk.received()).filter((span) => span.traceId === traceId);
  return spans.map((span) => path(spans, span)).sort();
}

test("a request, what its handler does and what it asks of others are one trace", async () => {
  const { post } = await started();
  const before = neighbour.asked.length;
  const traceId = await traced(() => post("/lamps/repair", { id: "hall" }));
  expect(await pathsOf(traceId)).toEqual([
    "test",
    "test > POST",
    "test > POST > POST /lamps/repair",
    "test > POST > POST /lamps/repair > lamps.repair",
    "test > POST > POST /lamps/repair > lamps.repair > GET",
    "test > POST > POST /lamps/repair > lamps.repair > look",
    "test > POST > POST /lamps/repair > lamps.repair > look > lamps.isLit",
    "test > POST > POST /lamps/repair > lamps.repair > look > lamps.isLit > select",
  ]);
  const spans = await sdk.received();
  const asking = spans.find((span) => path(spans, span).endsWith("lamps.repair > GET"))!;
  expect(neighbour.asked[before]!.traceparent).toBe(`00-${asking.traceId}-${asking.spanId}-01`);
});

test("a reaction is part of the trace of the command that caused its event", async () => {
  const { app, post } = await started();
  const traceId = await traced(async () => {
    await post("/lamps/light", { id: "hall" });
    await app.settled();
  });
  const request = "test > POST > POST /lamps/light";
  expect(await pathsOf(traceId)).toEqual([
    "test",
    "test > POST",
    request,
    `${request} > lamps.light`,
    `${request} > lamps.light > decide hall`,
    `${request} > lamps.light > react lamps.Lit`,
    `${request} > lamps.light > react lamps.Lit > GET`,
    `${request} > lamps.light > react lamps.Lit > rooms.brighten`,
  ]);
  const reaction = (await sdk.received()).findLast(({ name }) => name === "react lamps.Lit");
  expect(reaction).toMatchObject({
    kind: 5,
    attributes: {
      "ashlar.module": "rooms",
      "ashlar.operation": "on lamps.Lit",
      "ashlar.outcome": "ok",
      "messaging.system": "ashlar",
      "messaging.operation.name": "react",
      "messaging.operation.type": "process",
      "messaging.destination.name": "lamps.Lit",
      "messaging.consumer.group.name": "rooms",
      "messaging.message.id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
});

test("commands that are saved together keep their own traces", async () => {
  const { app } = await started();
  const ids = Array.from({ length: 20 }, (_, n) => `lamp ${n}`);
  const traces = await Promise.all(ids.map((lamp) => traced(() => app.call(lamps.light, { id: lamp }))));
  for (const [n, traceId] of traces.entries()) {
    const decided = (await pathsOf(traceId)).filter((one) => one.includes("decide"));
    expect(decided).toEqual([`test > lamps.light > decide ${ids[n]}`]);
  }
});

test("a run of a schedule begins a trace", async () => {
  const { app } = await started();
  await app.runSchedule("lamps", "dust");
  const spans = await sdk.received();
  const run = spans.findLast(({ name }) => name === "lamps.dust")!;
  expect(run).toMatchObject({ attributes: { "ashlar.module": "lamps", "ashlar.operation": "dust" } });
  expect(run.parentSpanId).toBeUndefined();
  expect(spans.find(({ parentSpanId }) => parentSpanId === run.spanId)).toMatchObject({ name: "GET" });
});

test("an application that nobody asks for anything makes no spans, however often it looks for events", async () => {
  let looks = 0;
  let enough = () => {};
  const looked = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const clock = {
    ...systemClock,
    now() {
      if (++looks === 6) enough();
      statement("idle");
      return systemClock.now();
    },
  };
  const app = await startApp({ modules: modules(), clock });
  onTestFinished(() => app.stop());
  const atStart = (await sdk.received()).filter(({ name }) => name === "idle").length;
  looks = 0;
  await looked;
  const idle = (await sdk.received()).filter(({ name }) => name === "idle").length - atStart;
  expect(idle).toBe(0);
});
