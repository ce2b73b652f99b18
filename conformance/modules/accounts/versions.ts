import { type AnyView, module } from "@ashlar/core";
import { account } from "./account.ts";
import { accounts } from "./contract.ts";
import { summaries, type totals } from "./views.ts";

/** The accounts with other views than today's, as a deployment before or after this one may have. */
export function accountsWith(views: readonly AnyView[]) {
  return module(accounts, {
    entities: [account],
    views: views as readonly [typeof summaries, typeof totals],
    queries: {
      byId: ({ accountId }, { views }) => views.summaries.get(accountId),
      ofOwner: async ({ owner }, { views }) => (await views.summaries.find({ where: { owner } })).rows,
      totals: ({ of }, { views }) => views.totals.get(of),
    },
  });
}

/** A summary whose fold was changed: it tells a nickname in capitals. */
export const summariesV2: AnyView = {
  ...summaries,
  version: 2,
  on: {
    ...summaries.on,
    Opened: (row, data, meta) => {
      const opened = summaries.on.Opened!(row, data, meta) as { nickname: string | null };
      return { ...opened, nickname: opened.nickname?.toUpperCase() ?? null };
    },
  },
};

/** A summary that can be found by one more field. */
export const summariesWithIndex: AnyView = {
  ...summaries,
  indexes: { ...summaries.indexes, currency: "text" },
};
