import { setTimeout } from "node:timers/promises";
import { manualClock } from "@ashlar/core/testing";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { withStore } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

everyLayout((layout) => {
  test("a replica that died without a word is replaced once its lease has run out", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
    await (await site.start([accountsModule, ears])).stop();
    await withStore(site, ears, ({ consumer }) => consumer.claim("accounts", "the dead", 1_000, Date.now()));
    const { call } = await site.start([accountsModule, ears]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    await until("the event", () => heard.length > 0);
    expect(heard).toEqual(["a"]);
  });

  test("a replica that stopped is replaced at once", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
    // With time standing still, no lease ever runs out.
    const clock = manualClock();
    const [one, other] = [
      await site.start([accountsModule, ears], { clock }),
      await site.start([accountsModule, ears], { clock }),
    ];
    await one.call(accounts.open, { accountId: "a", owner: "ann" });
    await until("the first event", () => heard.length === 1);
    await one.stop();
    await other.call(accounts.open, { accountId: "b", owner: "ann" });
    await until("the second event", () => heard.length === 2);
    expect(heard).toEqual(["a", "b"]);
  });

  test("deliveries that take longer than the lease are neither doubled nor begun by others", async () => {
    const site = await newSite(layout);
    const clock = manualClock();
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const slow = listener("slow", Object.values(accounts.events), async (data) => {
      started.push((data as { n: number }).n);
      most = Math.max(most, ++running);
      for (const _ of times(8, String)) {
        clock.advance(1_000);
        await setTimeout(10);
      }
      running--;
    });
    const apps = [
      await site.start([accountsModule, slow], { clock }),
      await site.start([accountsModule, slow], { clock }),
    ];
    for (const n of times(4, (n) => n)) {
      const { call } = apps[n % 2]!;
      if (n === 0) await call(accounts.open, { accountId: "a", owner: "ann" });
      else await call(accounts.deposit, { accountId: "a", amount: 1 });
    }
    await apps[0]!.settled();
    expect(started).toEqual([1, 2, 3, 4]);
    expect(most).toBe(1);
  });

  test("who was replaced in the middle of its work does not go on with it", async () => {
    const site = await newSite(layout);
    const clock = manualClock();
    const begun = gate();
    const goOn = gate();
    const heard: number[] = [];
    const ears = listener("ears", Object.values(accounts.events), async (data) => {
      begun.open();
      await goOn.opened;
      heard.push((data as { n: number }).n);
    });
    const app = await site.start([accountsModule, ears], { clock });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await begun.opened;
    await app.call(accounts.deposit, { accountId: "a", amount: 1 });

    // As the clock stands still, the lease is not renewed.
    await withStore(site, ears, ({ consumer }) =>
      until("another's claim", () => consumer.claim("accounts", "another", 1_000, clock.now() + 60_000)),
    );
    clock.advance(1_000);
    await until("the loss of the lease", async () => {
      clock.advance(1);
      await setTimeout(5);
      return true;
    });
    goOn.open();
    clock.advance(61_000);
    await until("the second event", () => heard.includes(2));
    await app.settled();
    expect(heard.at(-1)).toBe(2);
    expect(heard.filter((n) => n === 2)).toHaveLength(1);
  });
});
