import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const content = z.unknown();
const input = z.object({ id: z.string(), content });
const key = (c: { id: string }) => c.id;
const output = z.object({ content });

/** Keeps whatever JSON there is, in a state, in events, in answers, in rows and in refusals. */
export const documents = contract("documents", {
  commands: {
    put: command({ input, key, output }),
    refuse: command({ input, key, rejects: { NotThis: z.object({ content }) } }),
    file: command({ input, key, output }),
  },
  queries: { get: query({ input: z.object({ id: z.string() }), output: output.nullable() }) },
  events: { Put: event(input) },
});
