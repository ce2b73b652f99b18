import { entity } from "@ashlar/core";
import { accounts } from "./contract.ts";

interface Account {
  readonly status: "none" | "open" | "closed";
  readonly owner: string;
  readonly balance: number;
  /** How many events have happened to it: each event carries its number. */
  readonly n: number;
}

const none: Account = { status: "none", owner: "", balance: 0, n: 0 };

export const account = entity(accounts, {
  initial: none,
  decide: {
    open: ({ status, owner, n }, command, { reject }) =>
      status === "none" ? accounts.events.Opened({ ...command, n: n + 1 }) : reject("AlreadyOpen", { owner }),
    deposit: ({ status, owner, n }, { accountId, amount }, { reject }) =>
      status === "open"
        ? accounts.events.Deposited({ accountId, owner, amount, n: n + 1 })
        : reject("NotOpen", {}),
    withdraw: ({ status, owner, balance, n }, { accountId, amount }, { reject }) => {
      if (status !== "open") return reject("NotOpen", {});
      if (amount > balance) return reject("InsufficientFunds", { available: balance });
      return accounts.events.Withdrawn({ accountId, owner, amount, n: n + 1 });
    },
    close: ({ status, owner, balance, n }, { accountId }, { reject }) => {
      if (status !== "open") return reject("NotOpen", {});
      const paidOut = { accountId, owner, amount: balance, n: n + 1 };
      return [
        ...(balance > 0 ? [accounts.events.Withdrawn(paidOut)] : []),
        accounts.events.Closed({ accountId, owner, n: n + (balance > 0 ? 2 : 1) }),
      ];
    },
  },
  evolve: {
    Opened: (_, { owner, n }) => ({ status: "open", owner, balance: 0, n }),
    Deposited: (state, { amount, n }) => ({ ...state, balance: state.balance + amount, n }),
    Withdrawn: (state, { amount, n }) => ({ ...state, balance: state.balance - amount, n }),
    Closed: (state, { n }) => ({ ...state, status: "closed", n }),
  },
  reply: {
    deposit: ({ balance, n }) => ({ balance, changes: n }),
    withdraw: ({ balance }) => ({ balance }),
  },
});
