import { view } from "@ashlar/core";
import { accounts, summary, total } from "./contract.ts";

/** One row per account, while it is open. */
export const summaries = view(accounts, {
  name: "summaries",
  row: summary,
  indexes: { owner: "text", nickname: "text", balance: "number", frozen: "boolean" },
  on: {
    Opened: (_, { n: _n, ...opened }) => ({ ...opened, balance: 0, frozen: false, changes: 1 }),
    Deposited: (row, { amount }) =>
      row && { ...row, balance: row.balance + amount, changes: row.changes + 1 },
    Withdrawn: (row, { amount }) =>
      row && { ...row, balance: row.balance - amount, changes: row.changes + 1 },
    Closed: () => undefined,
  },
});

const nothing = { accounts: 0, deposits: 0, sum: 0 };

/** One row per owner and one for everybody: rows that many accounts share, gone when no account is left. */
export const totals = view(accounts, {
  name: "totals",
  row: total,
  key: ({ data }) => [(data as { owner: string }).owner, "everybody"],
  indexes: { sum: "number" },
  on: {
    Opened: (row = nothing) => ({ ...row, accounts: row.accounts + 1 }),
    Deposited: (row = nothing, { amount }) => ({
      ...row,
      deposits: row.deposits + 1,
      sum: row.sum + amount,
    }),
    Withdrawn: (row = nothing, { amount }) => ({ ...row, sum: row.sum - amount }),
    Closed: (row = nothing) => (row.accounts > 1 ? { ...row, accounts: row.accounts - 1 } : undefined),
  },
});
