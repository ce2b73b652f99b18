import { entity, module, react, view } from "@ashlar/core";
import { z } from "zod";
import { accounts } from "../accounts/contract.ts";
import { audit } from "./contract.ts";

const log = entity(audit, {
  initial: { notes: 0 },
  decide: { note: (_, record) => audit.events.Noted(record) },
  evolve: {},
});

const notes = view(audit, {
  name: "notes",
  row: z.object({ numbers: z.array(z.number()) }),
  on: { Noted: (row, { n }) => ({ numbers: (row?.numbers ?? []).concat(n) }) },
});

const heard = Object.values(accounts.events);

export const auditModule = module(audit, {
  entities: [log],
  views: [notes],
  queries: { notes: async ({ key }, { views }) => (await views.notes.get(key))?.numbers ?? [] },
  on: heard.map((event) =>
    react(event, ({ accountId, n }: { accountId: string; n: number }, { call }) =>
      call(audit.note, { key: accountId, n }),
    ),
  ),
});
