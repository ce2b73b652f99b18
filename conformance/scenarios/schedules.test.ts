import { type Clock, contract, every, type Module, module, type Schedule, systemClock } from "@ashlar/core";
import { manualClock } from "@ashlar/core/testing";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { withStore } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { toFormat1 } from "../older-format.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const periodMs = 60_000;

function clerkWith(...schedules: readonly Schedule[]): Module {
  return module(contract("clerk", {}), { schedules });
}

/** For as long as a short-lived process lives. */
function withinTheDay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}

everyLayout((layout) => {
  test("of several replicas one runs it, once a period", async () => {
    const site = await newSite(layout);
    const clock = manualClock(new Date(1_000_000));
    const runs: number[] = [];
    const clerk = clerkWith(every(6, "close the day", ({ now }) => void runs.push(now.getTime())));
    const apps = await Promise.all(times(3, () => site.start([clerk], { clock })));
    await until("six runs", () => {
      clock.advance(100);
      return runs.length >= 6;
    });
    await Promise.all(apps.map((app) => app.stop()));
    for (const [n, run] of runs.entries()) {
      if (n > 0) expect(run - runs[n - 1]!).toBeGreaterThanOrEqual(6_000);
    }
  });

  test("what is due stays due, however often everything is started anew", async () => {
    const site = await newSite(layout);
    let runs = 0;
    const clerk = clerkWith(every(2, "close the day", () => void runs++));
    await until("a run", async () => {
      const app = await site.start([clerk]);
      await withinTheDay();
      await app.stop();
      return runs > 0;
    });
  });

  test("a run whose time came while nothing was running is made up for, once", async () => {
    const site = await newSite(layout);
    const begun = gate();
    let runs = 0;
    const clerk = clerkWith(
      every(86_400, "close the day", () => {
        runs++;
        begun.open();
      }),
    );
    await (await site.start([clerk])).stop();
    await withStore(site, clerk, async ({ schedules }) => {
      // As if ten days had passed.
      const past = { schedule: "close the day", owner: "the clock", periodMs: 86_400_000, leaseMs: 1 };
      await schedules.begin({ ...past, periodMs: 1 }, Date.now());
      await until(
        "its turn",
        async () => (await schedules.begin({ ...past, periodMs: 1 }, Date.now())).kind === "begun",
      );
      await schedules.end(past, -10 * 86_400_000, Date.now());
    });
    const app = await site.start([clerk]);
    await begun.opened;
    await app.stop();
    await (await site.start([clerk])).stop();
    expect(runs).toBe(1);
  });

  test("what an older release has said to be due is due, and its replicas do not run it any more", async () => {
    const site = await newSite(layout);
    const dayMs = 86_400_000;
    const begun = gate();
    const idle = module(contract("clerk", {}), {});
    await (await site.start([idle])).stop();
    // The older release kept a schedule's time as the end of a lease among the checkpoints.
    await withStore(site, idle, async ({ consumer }) => {
      await consumer.claim("schedule due", "old", 1, Date.now());
      await consumer.claim("schedule not due", "old", dayMs, Date.now());
    });
    await toFormat1(site, "clerk");
    const clerk = module(contract("clerk", {}), {
      schedules: [
        every(86_400, "due", begun.open),
        every(86_400, "not due", () => {
          throw new Error("too early");
        }),
      ],
    });
    const app = await site.start([clerk]);
    await begun.opened;
    await app.stop();
    expect(app.metrics.expose()).not.toContain('schedule="not due",outcome="error"} 1');
    await withStore(site, clerk, async ({ consumer }) => {
      expect(await consumer.claim("schedule due", "old", 1_000, Date.now() + dayMs)).toBeUndefined();
    });
  });

  test("a shorter period holds from the next start", async () => {
    const site = await newSite(layout);
    await (await site.start([clerkWith(every(86_400, "close the day", () => {}))])).stop();
    const begun = gate();
    await site.start([clerkWith(every(0.1, "close the day", begun.open))]);
    await begun.opened;
  });

  test("a replica whose clock is an hour ahead does not put the others off", async () => {
    const site = await newSite(layout);
    const ahead: Clock = { ...systemClock, now: () => Date.now() + 3_600_000 };
    const runs: string[] = [];
    const clerkOf = (name: string) => clerkWith(every(0.2, "close the day", () => void runs.push(name)));
    const app = await site.start([clerkOf("ahead")], { clock: ahead });
    await until("a run ahead", () => runs.includes("ahead"));
    await app.stop();
    await site.start([clerkOf("in time")]);
    await until("a run in time", () => runs.includes("in time"));
  });

  test("a run that its replica did not survive is done again by another within seconds, and not sooner", async () => {
    const site = await newSite(layout);
    const clerk = clerkWith(every(86_400, "close the day", () => {}));
    const dead = { schedule: "close the day", owner: "the dead", periodMs: 86_400_000, leaseMs: 1_000 };
    await withStore(site, clerk, async ({ schedules }) => {
      const one = { ...dead, periodMs: 1 };
      await until("its turn", async () => (await schedules.begin(one, Date.now())).kind === "begun");
      const other = { ...dead, owner: "another" };
      const answer = await schedules.begin(other, Date.now());
      expect(answer).toMatchObject({ kind: "not yet" });
      expect(answer.kind === "not yet" && answer.waitMs).toBeLessThanOrEqual(1_000);
    });
    const begun = gate();
    await site.start([clerkWith(every(86_400, "close the day", begun.open))]);
    await begun.opened;
  });

  test("a run that no process survives is due later with every attempt, until one has ended", async () => {
    const site = await newSite(layout);
    await withStore(site, clerkWith(), async ({ schedules }) => {
      const turn = (owner: string) => ({ schedule: "s", owner, periodMs: 30_000, leaseMs: 1 });
      const waits: number[] = [];
      const seeWait = async () => {
        const answer = await schedules.begin(turn("another"), 0);
        waits.push(answer.kind === "not yet" ? Math.ceil(answer.waitMs / 5_000) * 5_000 : 0);
      };
      await schedules.begin(turn("who asked first"), 0);
      for (const _ of times(5, String)) {
        expect(await schedules.begin(turn("who asked first"), 0)).toEqual({ kind: "begun" });
        await seeWait();
      }
      await schedules.end(turn("who asked first"), 30_000, 0);
      await schedules.begin(turn("who asked first"), 0);
      await seeWait();
      expect(waits).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 5_000]);
    });
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
