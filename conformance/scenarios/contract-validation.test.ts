import { type CallInput, command, contract, entity, event, module, query } from "@ashlar/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { newSite } from "../site.ts";

type Open = CallInput<(typeof accounts.commands)["open"]>;

// Each schema changes what it is given: it must have been applied exactly once.
const tags = contract("tags", {
  commands: {
    put: command({
      input: z.object({ name: z.string().transform((name) => `<${name}>`) }),
      key: (c) => c.name,
      output: z.object({ name: z.string() }).transform(({ name }) => ({ name: `answer ${name}` })),
    }),
  },
  queries: {
    last: query({
      input: z.object({ name: z.string().default("<x>") }),
      output: z.object({ name: z.string() }),
    }),
  },
  events: { Put: event(z.object({ name: z.string().transform((name) => `event ${name}`) })) },
});

const tagsModule = module(tags, {
  entities: [
    entity(tags, {
      initial: { name: "" },
      decide: { put: (_, { name }) => tags.events.Put({ name }) },
      evolve: { Put: (state, { name }) => ({ ...state, name: name as "" }) },
      reply: { put: (state) => state },
    }),
  ],
  queries: { last: ({ name }) => ({ name, secret: "not promised" }) },
});

everyLayout((layout) => {
  test("input is parsed: unknown fields go, defaults and changes come", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId: "a", owner: "  ann  ", colour: "red" } as Open);
    const [opened] = await feedOf(site, accountsModule);
    expect(opened?.data).toEqual({ accountId: "a", owner: "ann", nickname: null, currency: "EUR", n: 1 });
  });

  test.each<[string, unknown, string]>([
    ["a missing field", { accountId: "a" }, "owner"],
    ["a wrong type", { accountId: "a", owner: 7 }, "owner"],
    ["a value out of bounds", { accountId: "a", owner: "  " }, "owner"],
    ["a value that is none of the choices", { accountId: "a", owner: "ann", currency: "XXX" }, "currency"],
    ["something that is no object", "open an account", ""],
    ["nothing", undefined, ""],
  ])("input with %s is refused with the place of the fault", async (_, input, path) => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    const error = await callErrorOf(call(accounts.open, input as Open));
    expect(error).toMatchObject({ kind: "InvalidInput", mayHaveExecuted: false, operation: "accounts.open" });
    expect(error.issues[0]?.path).toBe(path);
    expect(await feedOf(site, accountsModule)).toEqual([]);
  });

  test.each([
    ["an empty key", ""],
    ["a key that is too long", "k".repeat(513)],
    ["a key with NUL", "a\0b"],
    ["a key with half a character", "\ud800"],
  ])("%s is refused", async (_, accountId) => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    const error = await callErrorOf(call(accounts.open, { accountId, owner: "ann" }));
    expect(error).toMatchObject({ kind: "InvalidInput", mayHaveExecuted: false });
  });

  test.each([
    "k".repeat(512),
    "é",
    "e\u0301",
    "😀",
    "a/b?c#d%20",
    "' or 1=1; --",
    "constructor",
    "__proto__",
  ])("%j is a key like any other", async (accountId) => {
    const site = await newSite(layout);
    const { call } = await site.start([accountsModule]);
    await call(accounts.open, { accountId, owner: accountId });
    await call(accounts.deposit, { accountId, amount: 5 });
    expect(await call(accounts.byId, { accountId })).toMatchObject({ accountId, balance: 5 });
    expect(await call(accounts.ofOwner, { owner: accountId })).toHaveLength(1);
  });

  test("every schema is applied once", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([tagsModule]);
    expect(await call(tags.put, { name: "a" })).toEqual({ name: "answer event <a>" });
    const [put] = await feedOf(site, tagsModule);
    expect(put).toMatchObject({ key: "<a>", data: { name: "event <a>" } });
  });

  test("an answer is parsed: what was not promised is not given away", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([tagsModule]);
    expect(await call(tags.last, {})).toEqual({ name: "<x>" });
  });

  test("an operation that no module serves is unknown", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([tagsModule]);
    const error = await callErrorOf(call(accounts.byId, { accountId: "a" }));
    expect(error).toMatchObject({ kind: "Unknown", mayHaveExecuted: false });
  });
});
