import { manualClock } from "@ashlar/core/testing";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { gate } from "../gate.ts";
import { Deliveries } from "../history/deliveries.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { until } from "../until.ts";

const redelivery = { attempts: 1_000, firstDelayMs: 5, maximumDelayMs: 20 };

everyLayout((layout) => {
  test("a reaction that outlives its deadline is not tried again beside itself; when it has ended, it is", async () => {
    const site = await newSite(layout);
    const clock = manualClock(new Date());
    const seen = new Deliveries();
    const begun = gate();
    const goOn = gate();
    const hear = seen.watch(async (_, { event }) => {
      if (event.key === "fails" && seen.attempts.get("fails 1")! < 5) throw new Error("not yet");
      if (event.key !== "endless" || seen.attempts.get("endless 1") !== 1) return;
      begun.open();
      await goOn.opened;
    });
    const ears = listener("ears", [accounts.events.Opened], hear);
    const app = await site.start([accountsModule, ears], { clock, redelivery });
    await app.call(accounts.open, { accountId: "endless", owner: "ann" });
    await begun.opened;
    clock.advance(31_000);
    await until("its deadline to be told of", async () => {
      clock.advance(20);
      return (await app.failedEvents.list()).some(({ error }) => /deadline/.test(error));
    });

    // Another event fails and is tried again, again and again: so would this one be.
    await app.call(accounts.open, { accountId: "fails", owner: "ann" });
    await until("the other event", () => {
      clock.advance(20);
      return seen.heard.has("fails");
    });
    expect(seen.attempts.get("fails 1")).toBe(5);
    expect(seen.attempts.get("endless 1")).toBe(1);

    goOn.open();
    await until("the second attempt", () => {
      clock.advance(20);
      return seen.heard.has("endless") && seen.atWork === 0;
    });
    await app.settled();
    expect(seen.besideThemselves).toEqual([]);
    expect(await app.failedEvents.list()).toEqual([]);
  });
});
