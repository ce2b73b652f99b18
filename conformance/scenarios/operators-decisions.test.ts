import { openFailedEvents, type ReactionContext } from "@ashlar/core";
import { expect, onTestFinished, test } from "vitest";
import { architectureOf } from "../architecture-of.ts";
import { everyLayout } from "../every-layout.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";

const redelivery = { attempts: 2, firstDelayMs: 5, maximumDelayMs: 20 };

/** A listener whose second attempt at anything can be held up, and that fails as often as it is told. */
function heldUp(failures: number) {
  const begun = gate();
  const goOn = gate();
  let attempts = 0;
  const hear = async (_: unknown, __: ReactionContext) => {
    const attempt = ++attempts;
    if (attempt === 2) {
      begun.open();
      await goOn.opened;
    }
    if (attempt <= failures) throw new Error(`failed at attempt ${attempt}`);
  };
  const module = listener("ears", [accounts.events.Opened], hear);
  return { module, begun, goOn, attempts: () => attempts };
}

everyLayout((layout) => {
  test("a retry during the last attempt says that it changes nothing, and so nothing overwrites it", async () => {
    const site = await newSite(layout);
    const { module, begun, goOn, attempts } = heldUp(2);
    const app = await site.start([accountsModule, module], { redelivery });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await begun.opened;
    expect(await app.failedEvents.retry({})).toBe(0);
    goOn.open();
    await app.settled();
    expect(attempts()).toBe(2);
    expect(await app.failedEvents.list()).toMatchObject([{ status: "failed", error: "failed at attempt 2" }]);

    expect(await app.failedEvents.retry({})).toBe(1);
    await app.settled();
    expect(attempts()).toBe(3);
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("a discard during an attempt holds, whatever the attempt comes to", async () => {
    const site = await newSite(layout);
    const { module, begun, goOn, attempts } = heldUp(2);
    const app = await site.start([accountsModule, module], { redelivery: { ...redelivery, attempts: 10 } });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await begun.opened;
    const { eventId } = (await app.failedEvents.list())[0]!;
    expect(await app.failedEvents.discard({ consumer: "ears", eventId })).toBe(1);
    goOn.open();
    await app.settled();
    expect(attempts()).toBe(2);
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("a retry counts the events that will be tried again, and no others", async () => {
    const site = await newSite(layout);
    const module = listener("ears", [accounts.events.Opened], () => {
      throw new Error("not today");
    });
    const app = await site.start([accountsModule, module], { redelivery });
    await app.call(accounts.open, { accountId: "a", owner: "ann" });
    await app.call(accounts.open, { accountId: "b", owner: "ann" });
    await app.settled();
    await app.stop();

    const architecture = architectureOf(layout, site.location, [accountsModule, module]);
    const events = await openFailedEvents({ modules: [accountsModule, module], architecture });
    onTestFinished(() => events.close());
    expect(await events.retry({})).toBe(2);
    expect(await events.retry({ consumer: "ears", eventId: "no such event" })).toBe(0);
    expect(await events.retry({ consumer: "accounts" })).toBe(0);
  });
});
