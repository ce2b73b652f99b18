import { module } from "@ashlar/core";
import { account } from "./account.ts";
import { accounts } from "./contract.ts";
import { summaries, totals } from "./views.ts";

export const accountsModule = module(accounts, {
  entities: [account],
  views: [summaries, totals],
  queries: {
    byId: ({ accountId }, { views }) => views.summaries.get(accountId),
    ofOwner: async ({ owner }, { views }) => (await views.summaries.find({ where: { owner } })).rows,
    totals: ({ of }, { views }) => views.totals.get(of),
  },
});
