import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith } from "../modules/ledger/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

/** What code throws that nobody thought of. */
const oddities: readonly (() => unknown)[] = [
  () => new Error("with \0 in it"),
  () => new Error("half a character: \ud800"),
  () => new Error("long ".repeat(500_000)),
  () => Object.assign(new Error(), { message: undefined }),
  () => Object.assign(new Error(), { message: { reason: "an object" } }),
  () => Object.create(null),
  () => Symbol("a symbol"),
  () => undefined,
  () => null,
  () => "only a text",
  () => ({ toString: () => fail() }),
];

function fail(): never {
  throw new Error("even this fails");
}

everyLayout((layout) => {
  test("whatever a reaction throws, it is listed and the next event is delivered", async () => {
    const site = await newSite(layout);
    const heard: number[] = [];
    const ears = listener("ears", [accounts.events.Opened], (data) => {
      const n = Number((data as { accountId: string }).accountId);
      heard.push(n);
      if (n < oddities.length) throw oddities[n]!();
    });
    const app = await site.start([accountsModule, ears], { redelivery: { attempts: 1 } });
    for (const accountId of times(oddities.length + 1, String)) {
      await app.call(accounts.open, { accountId, owner: "ann" });
    }
    await app.settled();
    expect(heard.toSorted((a, b) => a - b)).toEqual(times(oddities.length + 1, (n) => n));
    const listed = await app.failedEvents.list();
    expect(listed).toHaveLength(oddities.length);
    for (const { error } of listed) expect(error.length).toBeLessThan(20_000);
  });

  test("whatever a handler throws, its caller is told and the next command is done", async () => {
    const site = await newSite(layout);
    const throwing = ledgerWith(({ amount }) => {
      if (amount < oddities.length) throw oddities[amount]!();
      return { number: amount };
    });
    const { call } = await site.start([throwing]);
    const post = (amount: number) =>
      call(ledger.post, { entryId: `e-${amount}`, account: "a", amount, reference: "r" });
    for (const amount of times(oddities.length, (n) => n)) {
      expect(await callErrorOf(post(amount))).toMatchObject({ kind: "Failed", mayHaveExecuted: false });
    }
    expect(await post(oddities.length)).toEqual({ number: oddities.length });
  });
});
