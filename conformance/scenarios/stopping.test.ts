import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, failureOf } from "../failure-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule, ledgerWith } from "../modules/ledger/module.ts";
import { listener } from "../modules/listener.ts";
import { administer } from "../servers/index.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

function fail(): never {
  throw new Error("on purpose");
}

const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  test("what was accepted is finished, what comes later is refused", async () => {
    const site = await newSite(layout);
    const app = await site.start([accountsModule]);
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    const accepted = times(200, () => app.call(accounts.deposit, { accountId: "a", amount: 1 }));
    const stopped = app.stop();
    const late = await callErrorOf(app.call(accounts.deposit, { accountId: "a", amount: 1 }));
    expect(late).toMatchObject({ kind: "Unavailable", mayHaveExecuted: false });
    expect(await app.health()).toMatchObject([{ ready: false }]);
    await Promise.all(accepted);
    await stopped;
    const again = await site.start([accountsModule]);
    expect(await again.call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 200 });
  });

  test("a reaction under way is finished, and not done again after a restart", async () => {
    const site = await newSite(layout);
    const begun = gate();
    const goOn = gate();
    const heard: string[] = [];
    const ears = listener("ears", [accounts.events.Opened], async (_, { event }) => {
      begun.open();
      await goOn.opened;
      heard.push(event.key);
    });
    const app = await site.start([accountsModule, ears]);
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await begun.opened;
    const stopped = app.stop();
    goOn.open();
    await stopped;
    expect(heard).toEqual(["a"]);
    const again = await site.start([accountsModule, ears]);
    await again.call(accounts.open, { accountId: "b", owner: "ann" });
    await again.settled();
    expect(heard).toEqual(["a", "b"]);
  });

  test("whoever stops it, it has stopped", async () => {
    const site = await newSite(layout);
    const app = await site.start([accountsModule]);
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    const work = app.call(accounts.deposit, { accountId: "a", amount: 1 });
    let ended = false;
    const first = app.stop().then(() => {
      ended = true;
    });
    await Promise.all([app.stop(), first, work]);
    expect(ended).toBe(true);
    await app.stop();
  });

  test.runIf(layout.store === "postgres")(
    "no connection is left open, not even by a start that fails",
    async () => {
      const site = await newSite(layout);
      const { url } = site.location as { url: string };
      const connections = () =>
        administer(
          url,
          "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        );
      const app = await site.start([accountsModule]);
      await Promise.all(times(20, (n) => app.call(accounts.open, { accountId: `a-${n}`, owner: "ann" })));
      expect((await connections()).length).toBeGreaterThan(0);
      await app.stop();
      await until("the end of the connections", async () => (await connections()).length === 0);

      const broken = {
        ...accountsModule,
        views: [{ ...accountsModule.views[0]!, version: 9, on: { Opened: fail } }],
      };
      await failureOf(site.start([ledgerModule, broken]));
      await until("the end of the connections", async () => (await connections()).length === 0);
    },
  );

  test("work that never ends does not keep it for ever, and its callers are told", async () => {
    const site = await newSite(layout);
    const begun = gate();
    const endless = ledgerWith(() => {
      begun.open();
      return new Promise<never>(() => {});
    });
    const app = await site.start([endless]);
    const caller = callErrorOf(app.call(ledger.post, entry));
    await begun.opened;
    await app.stop({ graceMs: 100 });
    expect(await caller).toMatchObject({ kind: "Timeout", mayHaveExecuted: true });
  });
});
