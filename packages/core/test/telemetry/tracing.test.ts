import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { command, contract, entity, event, module, query, react } from "../../src/index.js";
import { fromTraceParent, traceParent } from "../../src/telemetry/tracing.js";
import { startApp } from "../../src/testing/index.js";
import { recordSpans, stopRecording } from "../recording/recorded-spans.js";

const id = z.object({ id: z.string() });
const lamps = contract("lamps", {
  commands: { light: command({ input: id, key: (c) => c.id, rejects: { Broken: z.object({}) } }) },
  queries: { isLit: query({ input: id, output: z.boolean() }) },
  events: { Lit: event(id) },
});
const rooms = contract("rooms", {
  commands: { brighten: command({ input: id, key: (c) => c.id }) },
  queries: { isBright: query({ input: id, output: z.boolean() }) },
});
const modules = [
  module(lamps, {
    entities: [
      entity(lamps, {
        initial: {},
        decide: {
          light: (_, c, { reject }) => (c.id === "old" ? reject("Broken", {}) : lamps.events.Lit(c)),
        },
        evolve: {},
      }),
    ],
    queries: { isLit: () => true },
  }),
  module(rooms, {
    entities: [entity(rooms, { initial: {}, decide: { brighten: () => undefined }, evolve: {} })],
    queries: { isBright: (q, { ask }) => ask(lamps.isLit, q) },
    on: [react(lamps.events.Lit, (e, { call }) => call(rooms.brighten, e))],
  }),
];

afterEach(stopRecording);

test("every call, whether nested or caused by an event, is a span of one trace", async () => {
  const spans = recordSpans();
  const app = await startApp({ modules });
  await app.call(rooms.isBright, { id: "kitchen" });
  await app.call(lamps.light, { id: "kitchen" });
  await app.settled();
  await app.stop();
  const spanOf = (name: string) => spans.find((span) => span.name === name)!;
  expect(spanOf("lamps.isLit").parentSpanId).toBe(spanOf("rooms.isBright").spanId);
  expect(spanOf("react lamps.Lit").parentSpanId).toBe(spanOf("lamps.light").spanId);
  expect(spanOf("rooms.brighten").parentSpanId).toBe(spanOf("react lamps.Lit").spanId);
  expect(spans.every(({ ended }) => ended)).toBe(true);
});

test("a refusal and a caller's mistake are no errors of the module, and are told apart", async () => {
  const spans = recordSpans();
  const app = await startApp({ modules });
  await app.call(lamps.light, { id: "old" }).catch(() => {});
  await app.call(lamps.light, {} as never).catch(() => {});
  await app.stop();
  expect(spans.map(({ attributes }) => attributes["ashlar.outcome"])).toEqual(["rejected", "client_error"]);
  expect(spans.map(({ attributes }) => attributes["error.type"])).toEqual([
    undefined,
    "ASH_CALL_INVALID_INPUT",
  ]);
  expect(spans.map(({ attributes }) => "status" in attributes)).toEqual([false, false]);
});

test("the log of a failing reaction names the trace of the command that caused its event", async () => {
  recordSpans();
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const failing = module(contract("rooms", {}), {
    on: [
      react(lamps.events.Lit, () => {
        throw new Error("no");
      }),
    ],
  });
  const app = await startApp({ modules: [modules[0]!, failing], log, redelivery: { attempts: 1 } });
  await app.call(lamps.light, { id: "kitchen" });
  await app.settled();
  await app.stop();
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: "reaction failed for good", traceId: "1".repeat(32) }),
  );
});

test("a trace survives being stored", () => {
  const stored = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  expect(traceParent(fromTraceParent(stored))).toBe(stored);
  expect(fromTraceParent("nonsense")).toBeUndefined();
  expect(traceParent(undefined)).toBeNull();
});
