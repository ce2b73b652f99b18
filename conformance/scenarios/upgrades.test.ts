import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { failureOf } from "../failure-of.ts";
import { viewProblems } from "../folded.ts";
import { halfRebuilt } from "../half-rebuilt.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { accountsWith, summariesV2 } from "../modules/accounts/versions.ts";
import { totals } from "../modules/accounts/views.ts";
import { shapeOf, toFormat1 } from "../older-format.ts";
import { newSite } from "../site.ts";

const next = accountsWith([summariesV2, totals]);

everyLayout((layout) => {
  async function siteOfFormat1() {
    const site = await newSite(layout);
    const app = await site.start([accountsModule]);
    for (const accountId of ["a", "b"]) await app.call(accounts.open, { accountId, owner: "ann" });
    await app.call(accounts.deposit, { accountId: "a", amount: 5 });
    await app.stop();
    return site;
  }

  test("a store of an older format has the same tables as a new one, and goes on where it was", async () => {
    const site = await siteOfFormat1();
    const asNew = await shapeOf(site, "accounts");
    await toFormat1(site, "accounts");
    expect(await shapeOf(site, "accounts")).not.toEqual(asNew);
    const { call } = await site.start([accountsModule]);
    expect(await shapeOf(site, "accounts")).toEqual(asNew);
    expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 5 });
    await call(accounts.close, { accountId: "a" });
    await call(accounts.close, { accountId: "b" });
    await call(accounts.open, { accountId: "c", owner: "ann" });
    expect(await viewProblems(site, accountsModule)).toEqual([]);
  });

  test("its live views are older than those of the next release, also when that had begun to fill them", async () => {
    const site = await siteOfFormat1();
    await halfRebuilt(site, next, 1);
    await toFormat1(site, "accounts");
    await site.start([accountsModule]);
    await site.start([next]);
    expect(await failureOf(site.start([accountsModule]))).toMatchObject({ code: "ASH_VIEWS_OLDER" });
    expect(await viewProblems(site, next)).toEqual([]);
  });
});
