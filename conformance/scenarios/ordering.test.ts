import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const keys = times(8, (n) => `a-${n}`);
const perKey = 40;

everyLayout((layout) => {
  test("a listener hears of each key in order and misses nothing, whoever causes the events", async () => {
    const site = await newSite(layout);
    const heard = new Map<string, number[]>();
    const ears = listener("ears", Object.values(accounts.events), async (_, { event }) => {
      await setTimeout(Math.random() * 2);
      const { n } = _ as { n: number };
      heard.set(event.key, [...(heard.get(event.key) ?? []), n]);
    });
    const apps = [await site.start([accountsModule, ears]), await site.start([accountsModule, ears])];
    await Promise.all(
      keys.map(async (accountId) => {
        await apps[0]!.call(accounts.open, { accountId, owner: "ann" });
        await Promise.all(
          times(perKey, (n) => apps[n % 2]!.call(accounts.deposit, { accountId, amount: 1 })),
        );
        await apps[1]!.call(accounts.close, { accountId });
      }),
    );
    await Promise.all(apps.map((app) => app.settled()));
    for (const key of keys) expect(heard.get(key)).toEqual(times(perKey + 3, (n) => n + 1));
  });

  test("the feed has each key's events in order, also those of one command", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await Promise.all(
      keys.map(async (accountId) => {
        await call(accounts.open, { accountId, owner: "ann" });
        await Promise.all(times(perKey, () => call(accounts.deposit, { accountId, amount: 1 })));
        await call(accounts.close, { accountId });
      }),
    );
    const events = await feedOf(site, accountsModule);
    for (const key of keys) {
      const numbers = events.flatMap((event) => (event.key === key ? [(event.data as { n: number }).n] : []));
      expect(numbers).toEqual(times(perKey + 3, (n) => n + 1));
    }
  });

  test("a listener with much to catch up on lets everything else have its turn", async () => {
    const site = await newSite(layout);
    const before = await site.start([accountsModule]);
    await Promise.all(times(1_500, (n) => before.call(accounts.open, { accountId: `a-${n}`, owner: "ann" })));
    await before.stop();

    let heard = 0;
    let heardByThen = 0;
    const ears = listener("ears", [accounts.events.Opened], () => {
      heard++;
      if (heard === 1) setImmediate(() => (heardByThen = heard));
    });
    const app = await site.start([accountsModule, ears]);
    await app.settled();
    expect(heard).toBe(1_500);
    expect(heardByThen).toBeGreaterThan(0);
    expect(heardByThen).toBeLessThan(1_000);
  });
});
