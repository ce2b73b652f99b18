import { expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, rejectionOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule, ledgerWith, post } from "../modules/ledger/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  test("tables, events, views and answer come together", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([ledgerModule]);
    expect(await call(ledger.post, entry)).toEqual({ number: 1 });
    expect(await call(ledger.entries, {})).toEqual([entry]);
    expect(await call(ledger.balance, { of: "a" })).toEqual({ entries: 1, sum: 1, last: "e" });
    expect(await feedOf(site, ledgerModule)).toMatchObject([{ type: "EntryPosted", key: "e", data: entry }]);
  });

  test.each<[string, (fail: () => never) => void]>([
    ["thrown", (fail) => fail()],
    ["refused by throwing", () => {}],
  ])("when it is %s, nothing remains", async (how) => {
    const site = await newSite(layout);
    const { call } = await site.start([
      ledgerWith(async (command, context) => {
        await post(command, context);
        if (how === "thrown") throw new Error("on purpose");
        throw context.reject("Zero", {});
      }),
    ]);
    if (how === "thrown")
      expect(await callErrorOf(call(ledger.post, entry))).toMatchObject({ kind: "Failed" });
    else expect(await rejectionOf(call(ledger.post, entry))).toMatchObject({ reason: "Zero" });
    expect(await call(ledger.entries, {})).toEqual([]);
    expect(await call(ledger.balance, { of: "a" })).toBeNull();
    expect(await feedOf(site, ledgerModule)).toEqual([]);
  });

  test("what the database does not allow fails the command, and only that", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([
      ledgerWith(async (command, { db, publish }) => {
        publish(ledger.events.EntryPosted(command));
        await db.insertInto("entries").values(command).execute();
        return { number: 1 };
      }),
    ]);
    await call(ledger.post, entry);
    const results = await Promise.allSettled([
      call(ledger.post, { ...entry, entryId: "f" }),
      call(ledger.post, { ...entry, entryId: "g", reference: "s" }),
    ]);
    expect(results).toMatchObject([
      { status: "rejected", reason: { kind: "Failed", mayHaveExecuted: false } },
      { status: "fulfilled" },
    ]);
    expect(await call(ledger.entries, {})).toHaveLength(2);
    expect(await viewProblems(site, ledgerModule)).toEqual([]);
  });

  test("it can ask other modules, but not command them", async () => {
    const site = await newSite(layout);
    let balance: number | undefined;
    const { call } = await site.start([
      accountsModule,
      ledgerWith(async (command, { ask }) => {
        if (command.amount < 0) await ask(accounts.close as never, { accountId: "a" } as never);
        balance = (await ask(accounts.byId, { accountId: "a" }))?.balance;
        return { number: 1 };
      }),
    ]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    await call(accounts.deposit, { accountId: "a", amount: 7 });
    await call(ledger.post, entry);
    expect(balance).toBe(7);
    expect(await callErrorOf(call(ledger.post, { ...entry, amount: -1 }))).toMatchObject({ kind: "Failed" });
    expect(await call(accounts.byId, { accountId: "a" })).not.toBeNull();
  });

  test("two on one key never run at once, not even in two replicas; other keys do not wait in PostgreSQL", async () => {
    const site = await newSite(layout);
    const running = new Map<string, number>();
    let together = 0;
    const watching = ledgerWith(async (command, context) => {
      const { entryId } = command;
      running.set(entryId, (running.get(entryId) ?? 0) + 1);
      expect(running.get(entryId)).toBe(1);
      together = Math.max(together, [...running.values()].filter((n) => n > 0).length);
      await context.db.selectFrom("entries").selectAll().execute();
      await new Promise(setImmediate);
      running.set(entryId, running.get(entryId)! - 1);
      return { number: 1 };
    });
    const apps = [await site.start([watching]), await site.start([watching])];
    await Promise.all(times(80, (n) => apps[n % 2]!.call(ledger.post, { ...entry, entryId: `e-${n % 4}` })));
    if (layout.store === "postgres") expect(together).toBeGreaterThan(1);
  });

  test("its database cannot be used after it has ended", async () => {
    const site = await newSite(layout);
    let late: Promise<unknown> | undefined;
    const ended = gate();
    const { call } = await site.start([
      ledgerWith((command, { db }) => {
        late = ended.opened.then(() => db.insertInto("entries").values(command).execute());
        return { number: 1 };
      }),
    ]);
    await call(ledger.post, entry);
    ended.open();
    await expect(late).rejects.toThrow(/transaction has ended/);
    expect(await call(ledger.entries, {})).toEqual([]);
  });

  test("one that outlives its deadline cannot write any more, and does not block its key", async () => {
    const site = await newSite(layout);
    const deadlinePassed = gate();
    let late: Promise<unknown> | undefined;
    const { call } = await site.start([
      ledgerWith(async (command, context) => {
        if (command.amount === 1) return post(command, context);
        await context.db.insertInto("entries").values(command).execute();
        const attempt = async () => {
          await deadlinePassed.opened;
          await context.db
            .insertInto("entries")
            .values({ ...command, entryId: "late" })
            .execute();
        };
        late = attempt();
        await late;
        return { number: 1 };
      }),
    ]);
    const slow = call(ledger.post, { ...entry, amount: 2 }, { timeoutMs: 50 });
    expect(await callErrorOf(slow)).toMatchObject({ kind: "Timeout" });
    await call(ledger.post, { ...entry, reference: "s" });
    deadlinePassed.open();
    await expect(late).rejects.toThrow(/transaction has ended/);
    expect(await call(ledger.entries, {})).toEqual([{ ...entry, reference: "s" }]);
  });

  test("one that was overtaken is done again: the feed has the order in which the views were written", async () => {
    const site = await newSite(layout);
    const begun = gate();
    const overtaken = gate();
    const watching = ledgerWith(async (command, context) => {
      const result = await post(command, context);
      if (command.entryId === "slow") {
        begun.open();
        await overtaken.opened;
      }
      return result;
    });
    const { call } = await site.start([watching]);
    const other = await site.start([watching]);
    await call(ledger.post, entry);
    const slow = call(ledger.post, { ...entry, entryId: "slow", reference: "s" });
    await begun.opened;
    const fast = other.call(ledger.post, { ...entry, entryId: "fast", reference: "f" });
    if (layout.store === "postgres") await fast;
    overtaken.open();
    await Promise.all([slow, fast]);
    expect(await call(ledger.entries, {})).toHaveLength(3);
    expect(await viewProblems(site, watching)).toEqual([]);
  });
});
