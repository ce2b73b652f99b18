import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite, type Site } from "../site.ts";

const redelivery = { attempts: 4, firstDelayMs: 5, maximumDelayMs: 20 };

async function notedOf(site: Site, key: string): Promise<number[]> {
  const noted = (await feedOf(site, auditModule)).filter((event) => event.key === key);
  return noted.map(({ data }) => (data as { n: number }).n);
}

everyLayout((layout) => {
  test("a reaction that passes another input at every repetition takes effect once, and is set aside", async () => {
    const site = await newSite(layout);
    let ticks = 0;
    let failures = 1;
    const ears = listener("ears", [accounts.events.Opened], async (_, { call }) => {
      await call(audit.note, { key: "the time", n: ++ticks });
      if (failures-- > 0) throw new Error("after it was noted");
    });
    const app = await site.start([accountsModule, auditModule, ears], { redelivery });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await app.settled();

    expect(await notedOf(site, "the time")).toEqual([1]);
    expect(await app.failedEvents.list()).toMatchObject([
      {
        consumer: "ears",
        key: "a",
        status: "failed",
        error: expect.stringMatching(/used before with another/),
      },
    ]);

    // Nor does it when a person tries it again.
    await app.failedEvents.retry({});
    await app.settled();
    expect(await notedOf(site, "the time")).toEqual([1]);
    expect(await app.failedEvents.list()).toMatchObject([{ key: "a", status: "failed" }]);
  });

  test("nor after its process was replaced", async () => {
    const site = await newSite(layout);
    let ticks = 0;
    let broken = true;
    const ears = listener("ears", [accounts.events.Opened], async (_, { call }) => {
      await call(audit.note, { key: "the time", n: ++ticks });
      if (broken) throw new Error("after it was noted");
    });
    const modules = [accountsModule, auditModule, ears];
    const before = await site.start(modules, { redelivery });
    await before.call(accounts.open, { accountId: "a", owner: "ann" });
    await before.settled();
    await before.stop();

    broken = false;
    const after = await site.start(modules, { redelivery });
    await after.failedEvents.retry({});
    await after.settled();
    expect(await notedOf(site, "the time")).toEqual([1]);
    expect(await after.failedEvents.list()).toMatchObject([{ key: "a", status: "failed" }]);
  });

  test("calls of one operation with different inputs are each done once, when they are made in the same order again", async () => {
    const site = await newSite(layout);
    let failures = 2;
    const ears = listener("ears", [accounts.events.Opened], async (_, { call }) => {
      for (const n of [3, 1, 2]) await call(audit.note, { key: "counted", n });
      if (failures-- > 0) throw new Error("after all was noted");
    });
    const app = await site.start([accountsModule, auditModule, ears], { redelivery });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await app.settled();
    expect(await notedOf(site, "counted")).toEqual([3, 1, 2]);
    expect(await app.failedEvents.list()).toEqual([]);
  });
});
