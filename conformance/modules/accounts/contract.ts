import { command, contract, event, query } from "@ashlar/core";
import { z } from "zod";

const accountId = z.string();
const amount = z.number().int().positive();
const about = (c: { accountId: string }) => c.accountId;

export const summary = z.object({
  accountId: z.string(),
  owner: z.string(),
  nickname: z.string().nullable(),
  currency: z.string(),
  balance: z.number(),
  frozen: z.boolean(),
  /** How many events it is made of. */
  changes: z.number(),
});

export const total = z.object({ accounts: z.number(), deposits: z.number(), sum: z.number() });

/** Bank accounts: an entity with answers and refusals, a view by its own key and one whose rows many accounts share. */
export const accounts = contract("accounts", {
  commands: {
    open: command({
      input: z.object({
        accountId,
        owner: z.string().trim().min(1),
        nickname: z.string().nullable().default(null),
        currency: z.enum(["EUR", "USD"]).default("EUR"),
      }),
      key: about,
      rejects: { AlreadyOpen: z.object({ owner: z.string() }) },
    }),
    deposit: command({
      input: z.object({ accountId, amount }),
      key: about,
      output: z.object({ balance: z.number(), changes: z.number() }),
      rejects: { NotOpen: z.object({}) },
    }),
    withdraw: command({
      input: z.object({ accountId, amount }),
      key: about,
      output: z.object({ balance: z.number() }),
      rejects: { NotOpen: z.object({}), InsufficientFunds: z.object({ available: z.number() }) },
    }),
    close: command({ input: z.object({ accountId }), key: about, rejects: { NotOpen: z.object({}) } }),
  },
  queries: {
    byId: query({ input: z.object({ accountId }), output: summary.nullable() }),
    ofOwner: query({ input: z.object({ owner: z.string() }), output: z.array(summary) }),
    totals: query({ input: z.object({ of: z.string() }), output: total.nullable() }),
  },
  events: {
    Opened: event(
      z.object({
        accountId,
        owner: z.string(),
        nickname: z.string().nullable(),
        currency: z.string(),
        n: z.number(),
      }),
    ),
    Deposited: event(z.object({ accountId, owner: z.string(), amount, n: z.number() })),
    Withdrawn: event(z.object({ accountId, owner: z.string(), amount, n: z.number() })),
    Closed: event(z.object({ accountId, owner: z.string(), n: z.number() })),
  },
});
