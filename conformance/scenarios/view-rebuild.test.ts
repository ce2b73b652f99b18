import { type AnyView, AshlarError } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, failureOf } from "../failure-of.ts";
import { viewProblems } from "../folded.ts";
import { halfRebuilt } from "../half-rebuilt.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsWith, summariesV2, summariesWithIndex } from "../modules/accounts/versions.ts";
import { summaries, totals } from "../modules/accounts/views.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";

const today = accountsWith([summaries, totals]);

async function withHistory(site: Site, count = 5) {
  const app = await site.start([today]);
  await Promise.all(
    times(count, async (n) => {
      const accountId = `a-${n}`;
      await app.call(accounts.open, { accountId, owner: `o-${n % 2}`, nickname: n % 2 ? "bob" : null });
      await app.call(accounts.deposit, { accountId, amount: n + 1 });
    }),
  );
  return app;
}

everyLayout((layout) => {
  test.each<[string, readonly AnyView[]]>([
    ["a raised version", [summariesV2, totals]],
    ["one more index", [summariesWithIndex, totals]],
    ["one view fewer", [summaries]],
    [
      "all views changed",
      [
        { ...summaries, version: 7 },
        { ...totals, version: 7 },
      ],
    ],
  ])("%s: the views are rebuilt from the feed before the module is ready", async (_, views) => {
    const site = await newSite(layout);
    await (await withHistory(site)).stop();
    const changed = accountsWith(views);
    await site.start([changed]);
    expect(await viewProblems(site, changed)).toEqual([]);
  });

  test("a new view is filled from the first event on", async () => {
    const site = await newSite(layout);
    const before = await site.start([accountsWith([summaries])]);
    await before.call(accounts.open, { accountId: "a", owner: "ann" });
    await before.stop();
    const { call } = await site.start([today]);
    expect(await call(accounts.totals, { of: "ann" })).toEqual({ accounts: 1, deposits: 0, sum: 0 });
  });

  test("while it is rebuilt, the old version works on, and nothing of that is missing afterwards", async () => {
    const site = await newSite(layout);
    const old = await withHistory(site);
    const working = times(100, (n) =>
      old.call(accounts.deposit, { accountId: `a-${n % 5}`, amount: 1 }).then(
        () => 1,
        () => 0,
      ),
    );
    const changed = accountsWith([summariesV2, totals]);
    const { call } = await site.start([changed]);
    const done = (await Promise.all(working)).reduce<number>((sum, one) => sum + one, 0);
    expect(await viewProblems(site, changed)).toEqual([]);
    expect(await call(accounts.totals, { of: "everybody" })).toMatchObject({ deposits: 5 + done });
  });

  test("after the switch an old replica is refused, says so, and nothing of it slips in", async () => {
    const site = await newSite(layout);
    const old = await withHistory(site);
    const changed = accountsWith([summariesV2, totals]);
    const now = await site.start([changed]);

    for (const accountId of ["a-0", "new"]) {
      expect(await callErrorOf(old.call(accounts.deposit, { accountId, amount: 1 }))).toMatchObject({
        kind: "Unavailable",
        mayHaveExecuted: false,
      });
    }
    expect(await callErrorOf(old.call(accounts.byId, { accountId: "a-0" }))).toMatchObject({
      kind: "Unavailable",
    });
    expect(await old.health()).toMatchObject([{ ready: false, reason: expect.stringMatching(/superseded/) }]);
    await now.call(accounts.deposit, { accountId: "a-0", amount: 1 });
    expect(await now.health()).toMatchObject([{ ready: true }]);
    expect(await viewProblems(site, changed)).toEqual([]);
  });

  test("a version with one more view supersedes one without it", async () => {
    const site = await newSite(layout);
    const old = await site.start([accountsWith([summaries])]);
    await old.call(accounts.open, { accountId: "a", owner: "ann" });
    await site.start([today]);
    expect(await callErrorOf(old.call(accounts.deposit, { accountId: "a", amount: 1 }))).toMatchObject({
      kind: "Unavailable",
      mayHaveExecuted: false,
    });
    expect(await old.health()).toMatchObject([{ ready: false }]);
    expect(await viewProblems(site, today)).toEqual([]);
  });

  test("rolled back on purpose, the old version has everything that happened in between", async () => {
    const site = await newSite(layout);
    await (await withHistory(site)).stop();
    const next = await site.start([accountsWith([summariesV2, totals])]);
    await next.call(accounts.deposit, { accountId: "a-0", amount: 100 });
    await next.stop();
    const back = await site.start([today], { viewsBackFrom: { accounts: 2 } });
    expect(await back.call(accounts.byId, { accountId: "a-0" })).toMatchObject({ balance: 101 });
    expect(await viewProblems(site, today)).toEqual([]);
  });

  test("a rebuild that failed half-way leaves the old version as it was, and can be done again", async () => {
    const site = await newSite(layout);
    const old = await withHistory(site, 520);
    let left = 515;
    const breaking: AnyView = {
      ...summariesV2,
      on: {
        ...summariesV2.on,
        Deposited: (row, data, meta) => {
          if (--left === 0) throw new Error("on purpose");
          return summariesV2.on.Deposited!(row, data, meta);
        },
      },
    };
    const error = await failureOf(site.start([accountsWith([breaking, totals])]));
    expect(error).toBeInstanceOf(AshlarError);
    expect(error).toMatchObject({ code: "ASH_VIEW_REBUILD_FAILED" });
    expect(await old.call(accounts.byId, { accountId: "a-1" })).toMatchObject({
      balance: 2,
      nickname: "bob",
    });
    await old.call(accounts.deposit, { accountId: "a-1", amount: 1 });

    const mended = accountsWith([summariesV2, totals]);
    const { call } = await site.start([mended]);
    expect(await call(accounts.byId, { accountId: "a-1" })).toMatchObject({ balance: 3, nickname: "BOB" });
    expect(await viewProblems(site, mended)).toEqual([]);
  });

  test("a rebuild that was killed half-way is resumed, and nothing is folded twice", async () => {
    const site = await newSite(layout);
    await (await withHistory(site, 20)).stop();
    const changed = accountsWith([summariesV2, totals]);
    await halfRebuilt(site, changed, 25);
    await site.start([changed]);
    expect(await viewProblems(site, changed)).toEqual([]);
  });

  test("a rebuild that was killed, and whose tables another has begun to fill since, begins anew", async () => {
    const site = await newSite(layout);
    await (await withHistory(site, 20)).stop();
    const changed = accountsWith([summariesV2, totals]);
    await halfRebuilt(site, changed, 15);
    await halfRebuilt(site, accountsWith([summariesV2, { ...totals, version: 2 }]), 5);
    await site.start([changed]);
    expect(await viewProblems(site, changed)).toEqual([]);
  });

  test("a rebuild that was killed leaves the old version at work, which may also be started again", async () => {
    const site = await newSite(layout);
    const old = await withHistory(site);
    await halfRebuilt(site, accountsWith([summariesV2, totals]), 3);
    await old.call(accounts.deposit, { accountId: "a-0", amount: 1 });
    const again = await site.start([today]);
    await again.call(accounts.deposit, { accountId: "a-0", amount: 1 });
    expect(await viewProblems(site, today)).toEqual([]);
  });

  test("several replicas may rebuild at once", async () => {
    const site = await newSite(layout);
    await (await withHistory(site, 600)).stop();
    const changed = accountsWith([summariesV2, totals]);
    const apps = await Promise.all(times(3, () => site.start([changed])));
    expect(await viewProblems(site, changed)).toEqual([]);
    await Promise.all(apps.map((app, n) => app.call(accounts.deposit, { accountId: `a-${n}`, amount: 1 })));
  });
});
