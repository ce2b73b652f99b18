import { contract, module } from "@ashlar/core";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, failureOf } from "../failure-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith } from "../modules/ledger/module.ts";
import { newSite } from "../site.ts";

const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  describe.runIf(layout.store === "postgres")("another module's tables are out of reach", () => {
    test.each([
      "select * from accounts._feed",
      "select * from accounts._entities",
      "delete from accounts._entities",
      "insert into accounts._inbox values ('x', '{}', 0)",
      "create table accounts.mine (id text)",
      "drop schema accounts cascade",
      "create table public.mine (id text)",
    ])("%s", async (statement) => {
      const site = await newSite(layout);
      const { call } = await site.start([
        accountsModule,
        ledgerWith(async (_, { db }) => {
          await sql.raw(statement).execute(db);
          return { number: 1 };
        }),
      ]);
      await call(accounts.open, { accountId: "a", owner: "ann" });
      const error = await callErrorOf(call(ledger.post, entry));
      expect(error).toMatchObject({ kind: "Failed", mayHaveExecuted: false });
      expect(error.message).toMatch(/permission denied|must be owner/);
      expect(await call(accounts.byId, { accountId: "a" })).not.toBeNull();
    });
  });

  test("modules whose names differ in capitals only would share their data, and are refused", async () => {
    const site = await newSite(layout);
    const empty = (name: string) => module(contract(name, {}), {});
    for (const other of ["orderHttp", "orderHTTP"]) {
      expect(await failureOf(site.start([empty("orderHTTP"), empty(other)]))).toMatchObject({
        code: "ASH_MODULE_DUPLICATE",
      });
    }
  });

  test("a query cannot write", async () => {
    const site = await newSite(layout);
    const ledgerModule = ledgerWith(() => ({ number: 1 }));
    const { call } = await site.start([
      {
        ...ledgerModule,
        queries: {
          ...ledgerModule.queries,
          entries: (_, { db }: { db: Parameters<ReturnType<typeof sql>["execute"]>[0] }) =>
            sql`insert into entries values ('e', 'a', 1, 'r')`.execute(db),
        },
      },
    ]);
    expect(await callErrorOf(call(ledger.entries, {}))).toMatchObject({ mayHaveExecuted: false });
  });

  test("in development, whoever changes what it was given is found out", async () => {
    const site = await newSite(layout);
    const { call } = await site.start([
      ledgerWith((command) => {
        (command as { amount: number }).amount = 0;
        return { number: 1 };
      }),
    ]);
    expect(await callErrorOf(call(ledger.post, entry))).toMatchObject({ kind: "Failed" });
  });
});
