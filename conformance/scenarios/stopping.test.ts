import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith } from "../modules/ledger/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

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
