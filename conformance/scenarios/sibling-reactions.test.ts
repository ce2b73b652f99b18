import { type Application, contract, type Module, module, type ReactionContext, react } from "@ashlar/core";
import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
import { newSite } from "../site.ts";

const swift = { firstDelayMs: 5, maximumDelayMs: 20 };
const { Opened } = accounts.events;

/** Two reactions to one event; `fails` says which of them cannot do it at the moment. */
function siblings() {
  const fails = { first: 0, second: 0 };
  const ran = { first: 0, second: 0 };
  const reaction = (which: "first" | "second") =>
    react(Opened, () => {
      ran[which]++;
      if (fails[which]-- > 0) throw new Error(`${which} cannot`);
    });
  const made: Module = module(contract("ears", {}), { on: [reaction("first"), reaction("second")] });
  return { module: made, fails, ran };
}

function open({ call }: Application): Promise<unknown> {
  return call(accounts.open, { accountId: "a", owner: "ann" });
}

everyLayout((layout) => {
  test("a reaction that fails is tried again by itself: its siblings are not repeated", async () => {
    const site = await newSite(layout);
    const { module, fails, ran } = siblings();
    fails.second = 3;
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 10 } });
    await open(app);
    await app.settled();
    expect(ran).toEqual({ first: 1, second: 4 });
    expect(await app.failedEvents.list()).toEqual([]);
  });

  test("one that fails does not keep its siblings from the event", async () => {
    const site = await newSite(layout);
    const { module, fails, ran } = siblings();
    fails.first = 3;
    const app = await site.start([accountsModule, module], { redelivery: { ...swift, attempts: 2 } });
    await open(app);
    await app.settled();
    expect(ran).toEqual({ first: 2, second: 1 });
    expect(await app.failedEvents.list()).toMatchObject([{ status: "failed", error: "first cannot" }]);
  });

  test("retried by a person, only what has failed is done, also after a restart", async () => {
    const site = await newSite(layout);
    const { module, fails, ran } = siblings();
    fails.second = 3;
    const redelivery = { ...swift, attempts: 3 };
    const before = await site.start([accountsModule, module], { redelivery });
    await open(before);
    await before.settled();
    expect(ran).toEqual({ first: 1, second: 3 });
    await before.stop();

    const after = await site.start([accountsModule, module], { redelivery });
    expect(await after.failedEvents.retry({})).toBe(1);
    await after.settled();
    expect(ran).toEqual({ first: 1, second: 4 });
    expect(await after.failedEvents.list()).toEqual([]);
  });

  test("discarded, nothing of it is done again, also after a restart", async () => {
    const site = await newSite(layout);
    const { module, fails, ran } = siblings();
    fails.second = 3;
    const redelivery = { ...swift, attempts: 3 };
    const before = await site.start([accountsModule, module], { redelivery });
    await open(before);
    await before.settled();
    const { eventId } = (await before.failedEvents.list())[0]!;
    expect(await before.failedEvents.discard({ consumer: "ears", eventId })).toBe(1);
    await before.settled();
    await before.stop();

    const after = await site.start([accountsModule, module], { redelivery });
    await after.call(accounts.deposit, { accountId: "a", amount: 1 });
    await after.settled();
    expect(ran).toEqual({ first: 1, second: 3 });
  });

  test("named, they may change places: what they have called is still known", async () => {
    const site = await newSite(layout);
    let broken = true;
    const note =
      (n: number) =>
      async (_: unknown, { call, event }: ReactionContext) => {
        await call(audit.note, { key: `of ${event.key}`, n });
        if (broken) throw new Error("after it was noted");
      };
    const mail = react(Opened, note(1), { name: "mail" });
    const credit = react(Opened, note(2), { name: "credit" });
    const ears = (...on: (typeof mail)[]) => module(contract("ears", {}), { on });
    const redelivery = { ...swift, attempts: 2 };
    const before = await site.start([accountsModule, auditModule, ears(mail, credit)], { redelivery });
    await open(before);
    await before.settled();
    await before.stop();

    broken = false;
    const after = await site.start([accountsModule, auditModule, ears(credit, mail)], { redelivery });
    await after.failedEvents.retry({});
    await after.settled();
    expect(await after.failedEvents.list()).toEqual([]);
    const noted = (await feedOf(site, auditModule)).filter(({ key }) => key === "of a");
    expect(noted.map(({ data }) => (data as { n: number }).n).toSorted()).toEqual([1, 2]);
  });
});
