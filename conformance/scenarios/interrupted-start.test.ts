import { contract, database, module } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { accountsWith, summariesV2 } from "../modules/accounts/versions.ts";
import { totals } from "../modules/accounts/views.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

everyLayout((layout) => {
  test("a start is given up in the middle of a rebuild, and the next one ends it", async () => {
    const site = await newSite(layout);
    const before = await site.start([accountsModule]);
    await Promise.all(times(1_200, (n) => before.call(accounts.open, { accountId: `a-${n}`, owner: "ann" })));
    await before.stop();

    const changed = accountsWith([summariesV2, totals]);
    const giveUp = new AbortController();
    const steps: string[] = [];
    const starting = site.start([changed], {
      signal: giveUp.signal,
      onStep(step) {
        steps.push(step);
        if (step.startsWith("rebuilding")) giveUp.abort(new Error("enough"));
      },
    });
    await expect(starting).rejects.toThrow("enough");
    expect(steps).toEqual(["opening accounts", "rebuilding views of accounts (1000 events)"]);

    const { call } = await site.start([changed]);
    expect(await call(accounts.totals, { of: "ann" })).toMatchObject({ accounts: 1_200 });
  });

  test("a start is given up although a migration does not come to its end", async () => {
    const site = await newSite(layout);
    const begun = gate();
    const goOn = gate();
    const slow = module(contract("slow", {}), {
      database: database({
        "001": async () => {
          begun.open();
          await goOn.opened;
        },
      }),
    });
    const giveUp = new AbortController();
    const starting = site.start([slow], { signal: giveUp.signal });
    await begun.opened;
    giveUp.abort(new Error("enough"));
    await expect(starting).rejects.toThrow("enough");
    goOn.open();
    await (await site.start([slow])).stop();
  });

  test("once it has started, giving up the start means nothing", async () => {
    const site = await newSite(layout);
    const giveUp = new AbortController();
    const app = await site.start([accountsModule], { signal: giveUp.signal });
    giveUp.abort();
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    expect(await app.health()).toEqual([{ module: "accounts", ready: true }]);
  });
});
