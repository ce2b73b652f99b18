import { isRejection } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { failureOf, rejectionOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { newSite } from "../site.ts";

everyLayout((layout) => {
  test("an entity's refusal arrives with its name, data and operation, and changes nothing", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    await call(accounts.deposit, { accountId: "a", amount: 5 });

    const error = await failureOf(call(accounts.withdraw, { accountId: "a", amount: 6 }));
    expect(isRejection(error, accounts.withdraw, "InsufficientFunds")).toBe(true);
    expect(error).toMatchObject({
      reason: "InsufficientFunds",
      data: { available: 5 },
      operation: "accounts.withdraw",
    });

    expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 5, changes: 2 });
    expect(await feedOf(site, accountsModule)).toHaveLength(2);
  });

  test("a handler's refusal rolls back what it wrote", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([ledgerModule]);
    const zero = { entryId: "e", account: "a", amount: 0, reference: "r" };

    const rejection = await rejectionOf(call(ledger.post, zero));
    expect(rejection).toMatchObject({ reason: "Zero", data: {}, operation: "ledger.post" });

    expect(await call(ledger.entries, {})).toEqual([]);
    expect(await feedOf(site, ledgerModule)).toEqual([]);
    expect(await call(ledger.post, { ...zero, amount: 1 })).toEqual({ number: 1 });
  });

  test("in a batch, refusals and successes do not mix", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    const results = await Promise.allSettled([
      call(accounts.withdraw, { accountId: "a", amount: 1 }),
      call(accounts.deposit, { accountId: "a", amount: 2 }),
      call(accounts.withdraw, { accountId: "a", amount: 2 }),
      call(accounts.withdraw, { accountId: "a", amount: 1 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "rejected"]);
    expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 0, changes: 3 });
  });
});
