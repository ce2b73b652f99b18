import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const record = z.object({ key: z.string(), n: z.number() });

/** Writes down what it hears of, by a command: a note that stands there twice was an effect done twice. */
export const audit = contract("audit", {
  commands: { note: command({ input: record, key: (c) => c.key }) },
  queries: { notes: query({ input: z.object({ key: z.string() }), output: z.array(z.number()) }) },
  events: { Noted: event(record) },
});
