import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { accountsWith } from "../modules/accounts/versions.ts";
import { summaries } from "../modules/accounts/views.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";

const replicas = (site: Site, count: number, module = accountsModule) =>
  Promise.all(times(count, () => site.start([module])));

const withoutSharedRows = accountsWith([summaries]);
const withoutViews = accountsWith([]);

everyLayout((layout) => {
  test.each([1, 2, 4])("commands on one key in %i replicas are all applied, each once", async (count) => {
    const site = await newSite(layout);
    const apps = await replicas(site, count);
    await apps[0]!.call(accounts.open, { accountId: "a", owner: "ann" });

    const answers = await Promise.all(
      times(200, (n) => apps[n % count]!.call(accounts.deposit, { accountId: "a", amount: 1 })),
    );

    const balances = answers.map(({ balance }) => balance).sort((a, b) => a - b);
    expect(balances).toEqual(times(200, (n) => n + 1));
    for (const { call } of apps) {
      expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 200, changes: 201 });
    }
    expect(await viewProblems(site, accountsModule)).toEqual([]);
  });

  test.each([
    ["rows of its own", withoutSharedRows],
    ["no rows", withoutViews],
  ])("an entity with %s loses nothing to another replica", async (_, module) => {
    const site = await newSite(layout);
    const apps = await replicas(site, 2, module);
    const keys = times(10, (n) => `a-${n}`);
    await Promise.all(keys.map((accountId) => apps[0]!.call(accounts.open, { accountId, owner: "ann" })));
    const answers = await Promise.all(
      times(400, (n) => {
        const accountId = (n % 4 < 2 ? keys : keys.toReversed())[n % keys.length]!;
        return apps[n % 2]!.call(accounts.deposit, { accountId, amount: 1 });
      }),
    );
    expect(answers.reduce((sum, { changes }) => sum + changes, 0)).toBe(10 * ((41 * 42) / 2 - 1));
    expect(await viewProblems(site, module)).toEqual([]);
  });

  test("of many replicas that make the same thing, one makes it", async () => {
    const site = await newSite(layout);
    const apps = await replicas(site, 3);
    const keys = times(40, (n) => `a-${n}`);
    const attempts = apps.flatMap(({ call }, n) =>
      (n % 2 ? keys : keys.toReversed()).map((accountId) =>
        call(accounts.open, { accountId, owner: `replica ${n}` }),
      ),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(keys.length);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ reason: "AlreadyOpen" });
    }
    expect(await apps[0]!.call(accounts.totals, { of: "everybody" })).toMatchObject({ accounts: 40 });
    expect(await viewProblems(site, accountsModule)).toEqual([]);
  });

  test("handlers on one key in two replicas are all applied, each once", async () => {
    const site = await newSite(layout);
    const apps = await replicas(site, 2, ledgerModule);
    const results = await Promise.allSettled(
      times(60, (n) =>
        apps[n % 2]!.call(ledger.post, {
          entryId: `e-${n}`,
          account: "a",
          amount: 1,
          reference: `r-${n >> 1}`,
        }),
      ),
    );
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused).toHaveLength(30);
    for (const reason of refused) expect(reason).toMatchObject({ reason: "ReferenceTaken" });
    expect(await apps[0]!.call(ledger.entries, {})).toHaveLength(30);
    expect(await viewProblems(site, ledgerModule)).toEqual([]);
  });
});
