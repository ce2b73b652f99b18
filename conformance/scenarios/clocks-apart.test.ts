import { describe, expect, test } from "vitest";
import { type Clock, systemClock } from "../../packages/core/src/runtime/ports/clock.ts";
import { everyLayout } from "../every-layout.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { until } from "../until.ts";

const hourMs = 3_600_000;
const redelivery = { attempts: 1_000, firstDelayMs: 5, maximumDelayMs: 50 };

function clockOff(byMs: number): Clock {
  return { ...systemClock, now: () => systemClock.now() + byMs };
}

/** A replica and its successor: by how much their clocks are off. */
const clocks = [
  ["an hour ahead", hourMs, 0],
  ["an hour behind", 0, -hourMs],
  ["right, after one that was an hour behind", -hourMs, 0],
] as const;

everyLayout((layout) => {
  // Several machines share a PostgreSQL only: on SQLite there is one clock.
  describe.runIf(layout.store === "postgres")("replicas whose clocks differ", () => {
    test.each(clocks)("what one set aside is tried again in time by another: %s", async (_, first, then) => {
      const site = await newSite(layout);
      let broken = true;
      let attempts = 0;
      const heard: string[] = [];
      const ears = listener("ears", [accounts.events.Opened], (_, { event }) => {
        attempts++;
        if (broken) throw new Error("not here");
        heard.push(event.key);
      });
      const modules = [accountsModule, ears];
      const dead = await site.start(modules, { clock: clockOff(first), redelivery });
      await dead.call(accounts.open, { accountId: "a", owner: "ann" });
      await until("two attempts", () => attempts >= 2);
      await dead.stop({ graceMs: 0 });

      broken = false;
      const app = await site.start(modules, { clock: clockOff(then), redelivery });
      await until("the event", () => heard.length > 0);
      await app.settled();
      expect(heard).toEqual(["a"]);
      expect(await app.failedEvents.list()).toEqual([]);
    });

    test("a retry by a person whose clock is an hour ahead is done at once", async () => {
      const site = await newSite(layout);
      let broken = true;
      const heard: string[] = [];
      const ears = listener("ears", [accounts.events.Opened], (_, { event }) => {
        if (broken) throw new Error("not yet");
        heard.push(event.key);
      });
      const app = await site.start([accountsModule, ears], { redelivery: { ...redelivery, attempts: 1 } });
      await app.call(accounts.open, { accountId: "a", owner: "ann" });
      await app.settled();
      broken = false;
      const ahead = await site.start([accountsModule, listener("ears", [accounts.events.Opened], () => {})], {
        clock: clockOff(hourMs),
      });
      await app.failedEvents.list();
      expect(await ahead.failedEvents.retry({})).toBe(1);
      await until("the event", () => heard.length > 0);
      expect(heard).toEqual(["a"]);
    });
  });
});
