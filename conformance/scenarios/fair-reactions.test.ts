import { setTimeout as working } from "node:timers/promises";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { allHeardOnce } from "../history/checks.ts";
import { Deliveries } from "../history/deliveries.ts";
import { happenedAt } from "../history/observed.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const backlog = 2_000;

everyLayout((layout) => {
  test("a key with thousands of slow events keeps no other key's events waiting for its backlog", async () => {
    const site = await newSite(layout);
    const quiet = await site.start([accountsModule]);
    await quiet.call(accounts.open, { accountId: "busy", owner: "ann" });
    await Promise.all(times(backlog, () => quiet.call(accounts.deposit, { accountId: "busy", amount: 1 })));
    for (const n of times(20, (n) => n)) {
      await quiet.call(accounts.open, { accountId: `late-${n}`, owner: "bob" });
    }
    await quiet.stop();

    const seen = new Deliveries();
    let busyBefore = Number.POSITIVE_INFINITY;
    const hear = seen.watch(async (_, { event }) => {
      if (event.key === "busy") await working(3);
      else busyBefore = seen.heard.get("busy")?.length ?? 0;
    });
    const ears = listener("ears", Object.values(accounts.events), hear);
    const app = await site.start([accountsModule, ears]);
    await app.settled({ timeoutMs: 120_000 });

    expect(busyBefore).toBeLessThan(backlog / 2);
    expect(seen.besideThemselves).toEqual([]);
    expect(seen.repeated).toEqual([]);
    expect(allHeardOnce({ sent: [], happened: await happenedAt(site), heard: seen.heard })).toEqual([]);
  }, 180_000);
});
