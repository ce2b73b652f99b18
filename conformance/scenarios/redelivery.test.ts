import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { viewProblems } from "../folded.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
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
});
