import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const modules = [accountsModule, auditModule];

everyLayout((layout) => {
  test("what an event delivered twice has caused is done once, and in order", async () => {
    const site = await newSite(layout);
    const app = await site.start(modules, { faults: { duplicateDeliveries: 0.5 } });
    await Promise.all(
      times(10, async (key) => {
        const accountId = `a-${key}`;
        await app.call(accounts.open, { accountId, owner: "ann" });
        await Promise.all(times(10, () => app.call(accounts.deposit, { accountId, amount: 1 })));
      }),
    );
    await app.settled();
    for (const key of times(10, (n) => `a-${n}`)) {
      expect(await app.call(audit.notes, { key })).toEqual(times(11, (n) => n + 1));
    }
    expect(await viewProblems(site, auditModule)).toEqual([]);
  });

  test("the same event, delivered again after a restart, is recognised", async () => {
    const site = await newSite(layout);
    const first = await site.start(modules, { faults: { duplicateDeliveries: 1 } });
    await first.call(accounts.open, { accountId: "a", owner: "ann" });
    await first.settled();
    await first.stop();
    const second = await site.start(modules, { faults: { duplicateDeliveries: 1 } });
    await second.call(accounts.deposit, { accountId: "a", amount: 1 });
    await second.settled();
    expect(await second.call(audit.notes, { key: "a" })).toEqual([1, 2]);
  });

  test("calls that a reaction makes at once are recognised at a repetition", async () => {
    const site = await newSite(layout);
    let rounds = 0;
    const ears = listener("ears", [accounts.events.Opened], async (_, { call, event }) => {
      rounds++;
      await Promise.all([1, 2, 3].map((n) => call(audit.note, { key: `of ${event.key}`, n })));
    });
    const app = await site.start([...modules, ears], { faults: { duplicateDeliveries: 1 } });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await app.settled();
    expect(rounds).toBe(2);
    expect([...(await app.call(audit.notes, { key: "of a" }))].sort()).toEqual([1, 2, 3]);
  });

  test("a repetition with another input takes no effect: it is refused, and the event fails with that error", async () => {
    const site = await newSite(layout);
    let rounds = 0;
    const ears = listener("ears", [accounts.events.Opened], async (_, { call, event }) => {
      await call(audit.note, { key: `of ${event.key}`, n: ++rounds });
    });
    const app = await site.start([...modules, ears], {
      faults: { duplicateDeliveries: 1 },
      redelivery: { attempts: 2, firstDelayMs: 5 },
    });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await app.settled();
    expect(await app.call(audit.notes, { key: "of a" })).toEqual([1]);
    expect(await app.failedEvents.list()).toMatchObject([
      {
        consumer: "ears",
        status: "failed",
        error: expect.stringContaining("was used before with another command"),
      },
    ]);
  });

  test("a stop in the middle of a batch waits for the event under way only; what was done is not done again", async () => {
    const site = await newSite(layout);
    const heard: number[] = [];
    const third = gate();
    const goOn = gate();
    const ears = listener("ears", Object.values(accounts.events), async (data) => {
      const { n } = data as { n: number };
      heard.push(n);
      if (n !== 3 || heard.length > 3) return;
      third.open();
      await goOn.opened;
    });
    const quiet = await site.start([accountsModule]);
    await quiet.call(accounts.open, { accountId: "a", owner: "ann" });
    for (const _ of times(9, String)) await quiet.call(accounts.deposit, { accountId: "a", amount: 1 });
    await quiet.stop();

    const first = await site.start([accountsModule, ears]);
    await third.opened;
    const stopped = first.stop();
    goOn.open();
    await stopped;
    expect(heard).toEqual([1, 2, 3]);
    const second = await site.start([accountsModule, ears]);
    await second.settled();
    expect(heard).toEqual(times(10, (n) => n + 1));
  });
});
