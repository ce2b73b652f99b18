import { CallError } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const bound = 10_000;

everyLayout((layout) => {
  test("what is too much is refused at once, and what was accepted is all done", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await Promise.all(times(100, (n) => call(accounts.open, { accountId: `a-${n}`, owner: "ann" })));

    const results = await Promise.allSettled(
      times(bound + 500, (n) => call(accounts.deposit, { accountId: `a-${n % 100}`, amount: 1 })),
    );

    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(500);
    const accepted = bound + 500 - refused.length;
    for (const error of refused) {
      expect(error).toBeInstanceOf(CallError);
      expect(error).toMatchObject({ kind: "Overloaded", mayHaveExecuted: false });
    }
    expect(await call(accounts.totals, { of: "ann" })).toMatchObject({ deposits: accepted, sum: accepted });
    await call(accounts.deposit, { accountId: "a-1", amount: 1 });
  });
});
