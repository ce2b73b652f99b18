import { pino } from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { command, contract, event, module, query } from "../../src/index.js";
import { startApp } from "../../src/testing/index.js";

const id = z.object({ id: z.string() });
const late = contract("late", {
  commands: { go: command({ input: id, key: (c) => c.id }) },
  queries: { asked: query({ input: z.object({}), output: z.number() }) },
  events: { Went: event(id) },
});

test("what a handler uses after it has ended is refused, and told by the handler's name", async () => {
  const later: (() => unknown)[] = [];
  const lines: Record<string, unknown>[] = [];
  const app = await startApp({
    modules: [
      module(late, {
        commands: {
          go: (input, { publish, ask }) => {
            later.push(
              () => publish(late.events.Went(input)),
              () => ask(late.asked, {}),
            );
          },
        },
        queries: { asked: () => 1 },
      }),
    ],
    log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
  });
  try {
    await app.call(late.go, { id: "1" });
    for (const use of later) {
      expect(use).toThrow(/was used after the handler of late\.go had ended: an `await` is missing in it\.$/);
    }
    const told = lines.filter(({ msg }) => msg === "used too late");
    expect(told.map(({ operation }) => operation)).toEqual(["late.go", "late.go"]);
  } finally {
    await app.stop();
  }
});
