import { contract, module, react } from "@ashlar/core";
import { accounts } from "../accounts/contract.ts";
import { audit } from "../audit/contract.ts";

const never = new Promise<never>(() => {});

/** What the reaction to an account's opening does before it notes that, by the account's owner. */
const deeds: Readonly<Record<string, () => unknown>> = {
  exits: () => process.exit(7),
  "throws in a timer": () => {
    setTimeout(() => {
      throw new Error("thrown in a timer");
    });
    return never;
  },
  "needs all memory": () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(Array.from({ length: 1_000 }, (_, n) => ({ n })));
  },
  forgets: () => {
    void Promise.reject(new Error("nobody waited"));
    return new Promise((goOn) => setTimeout(goOn, 10));
  },
};

/** What it does at its very end, so that the consequences come when it has ended. */
const lastDeeds: Readonly<Record<string, () => unknown>> = {
  "forgets for later": () => {
    void new Promise((_, reject) => setTimeout(() => reject(new Error("nobody waited any more")), 500));
  },
};

/** Notes what it hears of accounts, but does what ends a process to the openings of some. */
export const deadlyModule = module(contract("deadly", {}), {
  on: [
    react(
      accounts.events.Opened,
      async ({ accountId, owner, n }, { call }) => {
        await deeds[owner]?.();
        await call(audit.note, { key: `deadly ${accountId}`, n });
        lastDeeds[owner]?.();
      },
      { name: "undertaker" },
    ),
    react(accounts.events.Deposited, ({ accountId, n }, { call }) =>
      call(audit.note, { key: `deadly ${accountId}`, n }),
    ),
  ],
});
