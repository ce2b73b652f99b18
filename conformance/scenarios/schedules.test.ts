import { contract, every, module } from "@ashlar/core";
import { manualClock } from "@ashlar/core/testing";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const periodMs = 60_000;

everyLayout((layout) => {
  test("of several replicas one runs it, once a period", async () => {
    const site = await newSite(layout);
    const clock = manualClock(new Date(1_000_000));
    const runs: number[] = [];
    const clerk = module(contract("clerk", {}), {
      schedules: [every(periodMs / 1000, "close the day", ({ now }) => runs.push(now.getTime()))],
    });
    const apps = await Promise.all(times(3, () => site.start([clerk], { clock })));
    await until("six runs", () => {
      clock.advance(periodMs / 6);
      return runs.length >= 6;
    });
    await Promise.all(apps.map((app) => app.stop()));
    for (const [n, run] of runs.entries()) {
      if (n > 0) expect(run - runs[n - 1]!).toBeGreaterThanOrEqual(periodMs);
    }
  });

  test("a run that takes longer than its period is not joined by another replica's", async () => {
    const site = await newSite(layout);
    const clock = manualClock(new Date(1_000_000));
    let running = 0;
    let most = 0;
    let runs = 0;
    const clerk = module(contract("clerk", {}), {
      schedules: [
        every(1, "count", async () => {
          most = Math.max(most, ++running);
          for (const _ of times(5, String)) {
            clock.advance(1_000);
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          running--;
          runs++;
        }),
      ],
    });
    await Promise.all(times(3, () => site.start([clerk], { clock })));
    await until("three runs", () => {
      clock.advance(500);
      return runs >= 3;
    });
    expect(most).toBe(1);
  });

  test("one that fails runs again at its time, and its calls are done once each", async () => {
    const site = await newSite(layout);
    const clock = manualClock(new Date(1_000_000));
    let runs = 0;
    const clerk = module(contract("clerk", {}), {
      schedules: [
        every(60, "open an account", async ({ call }) => {
          await call(accounts.open, { accountId: `a-${++runs}`, owner: "ann" });
          if (runs === 1) throw new Error("on purpose");
        }),
      ],
    });
    const app = await site.start([accountsModule, clerk], { clock });
    await until("two runs", () => {
      clock.advance(periodMs / 4);
      return runs >= 2;
    });
    await app.stop();
    const again = await site.start([accountsModule]);
    expect(await again.call(accounts.totals, { of: "ann" })).toMatchObject({ accounts: runs });
  });

  test("it can be run at once, and then tells of its failure", async () => {
    const site = await newSite(layout);
    const clerk = module(contract("clerk", {}), {
      schedules: [
        every(60, "fail", () => {
          throw new Error("on purpose");
        }),
      ],
    });
    const app = await site.start([clerk]);
    await expect(app.runSchedule("clerk", "fail")).rejects.toThrow("on purpose");
    await expect(app.runSchedule("clerk", "nothing")).rejects.toMatchObject({ code: "ASH_USAGE" });
  });
});
