import { type Application, contract, module } from "@ashlar/core";
import { type Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, failureOf } from "../failure-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith } from "../modules/ledger/module.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

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

  /** A ledger whose handler and whose query run what they are told to, one statement after the other. */
  function obedient() {
    const { commands, queries, ...rest } = ledgerWith(() => ({ number: 1 }));
    const run = async (db: Kysely<never>, statements: string) => {
      let rows: unknown[] = [];
      for (const statement of statements.split(";;")) ({ rows } = await sql.raw(statement).execute(db));
      return rows;
    };
    return {
      ...rest,
      commands: {
        ...commands,
        post: async ({ reference }: { reference: string }, { db }: { db: Kysely<never> }) => ({
          number: (await run(db, reference)).length,
        }),
      },
      queries: {
        ...queries,
        balance: async ({ of }: { of: string }, { db }: { db: Kysely<never> }) => ({
          entries: 0,
          sum: 0,
          last: JSON.stringify(await run(db, of)),
        }),
      },
    } as unknown as ReturnType<typeof ledgerWith>;
  }
  const insertion = "insert into entries values ('e', 'a', 1, 'r')";

  async function expectRefused(call: Application["call"], statement: string): Promise<void> {
    const ways = [
      () => call(ledger.post, { ...entry, reference: statement }),
      () => call(ledger.balance, { of: statement }),
    ];
    for (const refused of ways)
      expect((await callErrorOf(refused())).message).toContain("the connection belongs to the framework");
  }

  describe("transactions belong to the framework", () => {
    const control = [
      "commit",
      "end",
      "/* now */ COMMIT",
      "-- now\n; commit",
      "rollback",
      "begin",
      "start transaction",
      "abort",
      "prepare transaction 'x'",
    ];

    test("a handler can neither begin nor end one", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      for (const statement of control) {
        const statements = `${insertion};;${statement}`;
        expect(await callErrorOf(call(ledger.post, { ...entry, reference: statements }))).toMatchObject({
          kind: "Failed",
          mayHaveExecuted: false,
          message: expect.stringContaining("not by it"),
        });
        expect(await call(ledger.entries, {})).toEqual([]);
      }
    });

    test("savepoints are the handler's own", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      const statements = ["savepoint a", insertion, "rollback to savepoint a", "release savepoint a"];
      await call(ledger.post, { ...entry, reference: statements.join(";;") });
      expect(await call(ledger.entries, {})).toEqual([]);
    });

    test("nor can a query", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      for (const statement of [...control, "begin read write", `begin; ${insertion}; commit`])
        expect(await callErrorOf(call(ledger.balance, { of: statement }))).toMatchObject({ kind: "Failed" });
      expect(await call(ledger.entries, {})).toEqual([]);
      await call(ledger.post, { ...entry, reference: insertion });
      expect(await call(ledger.entries, {})).toHaveLength(1);
    });

    test("a query that begins a transaction is told so at once, also when it asks its own module in there", async () => {
      const site = await newSite(layout);
      const ledgerModule = ledgerWith(() => ({ number: 1 }));
      const app = await site.start([
        {
          ...ledgerModule,
          queries: {
            ...ledgerModule.queries,
            balance: (_: unknown, { db, ask }: { db: Kysely<never>; ask: typeof app.call }) =>
              db.transaction().execute(() => ask(ledger.entries, {})),
          },
        },
      ]);
      const errors = await Promise.all(times(8, () => callErrorOf(app.call(ledger.balance, { of: "a" }))));
      for (const error of errors)
        expect(error).toMatchObject({
          kind: "Failed",
          message: expect.stringContaining("A query cannot begin a transaction"),
        });
    });
  });

  describe.runIf(layout.store === "sqlite")("the connection of a module's file stays as it is", () => {
    test.each([
      "pragma query_only = off",
      "pragma query_only(0)",
      "attach database ':memory:' as other",
      "vacuum",
    ])("%s", async (statement) => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      await expectRefused(call, statement);
      await call(ledger.balance, { of: "pragma table_info(entries)" });
    });
  });

  describe.runIf(layout.store === "postgres")("a session is its module's, and the next one's", () => {
    const whoAmI = "select current_user || ' ' || current_schema() || current_setting('statement_timeout')";

    test("neither a handler nor a query can leave the module", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      for (const statement of [
        "set role none",
        'set local "role" none',
        "reset role",
        "set session authorization default",
        "set search_path = public",
        "set local search_path = accounts",
        "discard all",
      ])
        await expectRefused(call, statement);
    });

    test("a handler that ends elsewhere is rolled back", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([accountsModule, obedient()]);
      for (const statement of [
        "select set_config('role', 'none', true)",
        "select set_config('search_path', 'accounts', false)",
      ]) {
        const statements = `${insertion};;${statement}`;
        expect(await callErrorOf(call(ledger.post, { ...entry, reference: statements }))).toMatchObject({
          kind: "Failed",
          mayHaveExecuted: false,
          message: expect.stringContaining("must end in the role and schema of its module"),
        });
        expect(await call(ledger.entries, {})).toEqual([]);
      }
    });

    test("what a handler or a query has set, nobody finds after it", async () => {
      const site = await newSite(layout);
      const { call } = await site.start([obedient()]);
      const { last: before } = (await call(ledger.balance, { of: whoAmI }))!;
      const leftovers = [
        "set statement_timeout = 1234",
        "create temporary table probe (id integer)",
        "select set_config('statement_timeout', '1234', false)",
        "select pg_advisory_lock(1)",
        "select set_config('role', 'none', false)",
        "select set_config('application_name', 'somebody', false)",
      ];
      for (const leftover of leftovers) {
        await call(ledger.post, { ...entry, entryId: leftover, reference: leftover }).catch(() => {});
        await call(ledger.balance, { of: leftover }).catch(() => {});
        for (const n of times(6, (n) => n)) {
          const untouched = `select where current_setting('statement_timeout') = '30s'
            and to_regclass('probe') is null and current_setting('application_name') = 'ashlar:ledger'
            and current_schema() = 'ledger' and pg_advisory_xact_lock(1)::text = ''`;
          const { number } = await call(ledger.post, {
            ...entry,
            entryId: `${leftover} ${n}`,
            reference: untouched,
          });
          expect({ leftover, number }).toEqual({ leftover, number: 1 });
        }
        const seen = await Promise.all(times(12, () => call(ledger.balance, { of: whoAmI })));
        for (const { last } of seen as { last: string }[]) expect(last).toBe(before);
      }
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
