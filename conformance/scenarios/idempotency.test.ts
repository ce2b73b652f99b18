import { type CallInput, command, contract, entity, event, module } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, rejectionOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule, ledgerWith, post } from "../modules/ledger/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const tidy = contract("tidy", {
  commands: {
    sort: command({
      input: z.object({
        box: z.string(),
        tags: z.array(z.string()).transform((tags) => new Set(tags)),
        weight: z.string().transform(BigInt),
        at: z.string().default(() => `${performance.now()}`),
      }),
      key: (c) => c.box,
      output: z.object({ tags: z.number() }),
    }),
  },
  events: { Sorted: event(z.object({ tags: z.number() })) },
});
const tidyModule = module(tidy, {
  entities: [
    entity(tidy, {
      initial: { tags: 0 } as { readonly tags: number },
      decide: { sort: (_, { tags }) => tidy.events.Sorted({ tags: tags.size }) },
      evolve: { Sorted: (_, sorted) => sorted },
      reply: { sort: (state) => state },
    }),
  ],
});

const deposit = { accountId: "a", amount: 5 };
const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  test("a repetition gets the first answer, whatever has happened since", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    const first = await call(accounts.deposit, deposit, { id: "d-1" });
    await call(accounts.deposit, deposit);
    await call(accounts.close, { accountId: "a" });
    expect(await call(accounts.deposit, deposit, { id: "d-1" })).toEqual(first);
    expect(await call(accounts.totals, { of: "ann" })).toBeNull();
  });

  test("a repetition gets the first refusal, even if it would now succeed", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    const withdraw = () => call(accounts.withdraw, { accountId: "a", amount: 5 }, { id: "w-1" });
    const first = await rejectionOf(withdraw());
    await call(accounts.deposit, deposit);
    expect(await rejectionOf(withdraw())).toMatchObject({ reason: first.reason, data: first.data });
    expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 5 });
  });

  test("an id used for another command is refused, and nothing happens", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" }, { id: "1" });
    for (const reuse of [
      call(accounts.open, { accountId: "b", owner: "ann" }, { id: "1" }),
      call(accounts.close, { accountId: "a" }, { id: "1" }),
    ]) {
      expect(await callErrorOf(reuse)).toMatchObject({ kind: "IdReused", mayHaveExecuted: false });
    }
    expect(await feedOf(site, accountsModule)).toHaveLength(1);
  });

  test("repetitions at the same moment are one command", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "ann" });
    const answers = await Promise.all(times(20, () => call(accounts.deposit, deposit, { id: "d-1" })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ balance: 5, changes: 2 })]),
    );
    expect(await call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 5 });
  });

  test("repetitions in several replicas at the same moment are one command", async () => {
    const site = await newSite(layout);
    const apps = await Promise.all(times(2, () => site.start([accountsModule])));
    await apps[0]!.call(accounts.open, { accountId: "a", owner: "ann" });
    for (const id of times(30, (n) => `c-${n}`)) {
      const [one, other] = await Promise.allSettled(
        apps.map(({ call }) => call(accounts.withdraw, { accountId: "a", amount: 1_000 }, { id })),
      );
      expect(one?.status).toBe("rejected");
      expect(other).toMatchObject({ status: "rejected", reason: { reason: "InsufficientFunds" } });
      const [first, second] = await Promise.all(
        apps.map(({ call }) => call(accounts.deposit, deposit, { id: `${id} deposit` })),
      );
      expect(first).toEqual(second);
    }
    expect(await apps[0]!.call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 150 });
  });

  test("a repetition after a restart gets the first answer", async () => {
    const site = await newSite(layout);
    const before = await site.start([accountsModule]);
    await before.call(accounts.open, { accountId: "a", owner: "ann" });
    const answer = await before.call(accounts.deposit, deposit, { id: "d-1" });
    await before.stop();
    const after = await site.start([accountsModule]);
    expect(await after.call(accounts.deposit, deposit, { id: "d-1" })).toEqual(answer);
  });

  test("a handler's repetition does nothing and gets the first answer or refusal", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([ledgerModule]);
    const first = await call(ledger.post, entry, { id: "1" });
    await call(ledger.post, { ...entry, entryId: "f", reference: "s" });
    expect(await call(ledger.post, entry, { id: "1" })).toEqual(first);

    const taken = { ...entry, entryId: "g" };
    const refusal = await rejectionOf(call(ledger.post, taken, { id: "2" }));
    expect(await rejectionOf(call(ledger.post, taken, { id: "2" }))).toMatchObject({ data: refusal.data });
    expect(await call(ledger.entries, {})).toHaveLength(2);
  });

  test("replicas that would decide the same command differently tell the same", async () => {
    const site = await newSite(layout);
    const refusing = ledgerWith((_, { reject }) => reject("Zero", {}));
    const apps = [await site.start([ledgerWith(post)]), await site.start([refusing])];
    for (const n of times(40, (n) => n)) {
      const command = { ...entry, entryId: `e-${n}`, reference: `r-${n}` };
      const told = await Promise.allSettled(
        apps.map(({ call }) => call(ledger.post, command, { id: `c-${n}` })),
      );
      expect(new Set(told.map(({ status }) => status)).size).toBe(1);
    }
  });

  test("a failure is not remembered: the command can be tried again", async () => {
    const site = await newSite(layout);
    let broken = true;
    const { call } = await site.start([
      ledgerWith((command, context) => {
        if (broken) throw new Error("on purpose");
        return post(command, context);
      }),
    ]);
    expect(await callErrorOf(call(ledger.post, entry, { id: "1" }))).toMatchObject({ kind: "Failed" });
    broken = false;
    expect(await call(ledger.post, entry, { id: "1" })).toEqual({ number: 1 });
  });

  test("an input is told from another as it was given, whatever its schema makes of it", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([tidyModule]);
    const again = (input: CallInput<(typeof tidy.commands)["sort"]>, id: string) =>
      call(tidy.sort, input, { id });
    const input = { box: "b", tags: ["a"], weight: "12" };
    expect(await again(input, "1")).toEqual({ tags: 1 });
    expect(await again({ weight: "12", tags: ["a"], box: "b" }, "1")).toEqual({ tags: 1 });
    for (const other of [
      { ...input, tags: ["b", "c"] },
      { ...input, weight: "13" },
      { ...input, at: "2026-01-01T00:00:00Z" },
    ]) {
      expect(await callErrorOf(again(other, "1"))).toMatchObject({ kind: "IdReused" });
    }
    expect(await feedOf(site, tidyModule)).toHaveLength(1);
  });

  test.each([
    ["nothing", ""],
    ["a very long text", "i".repeat(513)],
    ["a text with NUL", "a\0b"],
    ["half a character", "\udc00"],
  ])("%s is no id", async (_, id) => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    const error = await callErrorOf(call(accounts.open, { accountId: "a", owner: "ann" }, { id }));
    expect(error).toMatchObject({ kind: "InvalidInput", mayHaveExecuted: false });
  });
});
