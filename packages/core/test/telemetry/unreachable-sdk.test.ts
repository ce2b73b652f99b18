import { trace } from "@opentelemetry/api";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { startApp } from "../../src/testing/index.js";
import { recordSpans, stopRecording } from "../recording/recorded-spans.js";

const registry = Symbol.for("opentelemetry.js.api.1");
const world = globalThis as { [registry]?: unknown };

afterEach(() => {
  stopRecording();
  delete world[registry];
});

async function warningsOfAStart() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const app = await startApp({ modules: [], log });
  await app.stop();
  return lines.filter(({ level }) => level === 40);
}

test("an SDK that was registered with an older copy of the API is named when the application starts", async () => {
  world[registry] = { version: "1.2.0", trace: { getTracer: () => trace.getTracer("") } };
  expect(await warningsOfAStart()).toMatchObject([
    {
      msg: expect.stringContaining("nothing is traced"),
      registered: "1.2.0",
      fix: expect.stringContaining("npm install @opentelemetry/api@1.2.0"),
    },
  ]);
});

test("an SDK that can be reached is none to warn of, nor is none at all", async () => {
  expect(await warningsOfAStart()).toEqual([]);
  recordSpans();
  expect(await warningsOfAStart()).toEqual([]);
});
