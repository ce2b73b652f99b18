import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const entry = z.object({
  entryId: z.string(),
  account: z.string(),
  amount: z.number().int(),
  reference: z.string(),
});

export const balance = z.object({ entries: z.number(), sum: z.number(), last: z.string() });

/** A journal that is better described by tables than by a decider. */
export const ledger = contract("ledger", {
  commands: {
    post: command({
      input: entry,
      key: (c) => c.entryId,
      output: z.object({ number: z.number() }),
      rejects: { ReferenceTaken: z.object({ by: z.string() }), Zero: z.object({}) },
    }),
  },
  queries: {
    entries: query({ input: z.object({}), output: z.array(entry) }),
    balance: query({ input: z.object({ of: z.string() }), output: balance.nullable() }),
  },
  events: { EntryPosted: event(entry) },
});
