import { contract, database, module } from "@ashlar/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { moduleSchema } from "../../packages/core/src/stores/postgres/schema.ts";
import { everyLayout } from "../every-layout.ts";
import { failureOf, rejectionOf } from "../failure-of.ts";
import { feedOf } from "../feed-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { administer } from "../servers/index.ts";
import { newSite } from "../site.ts";
import { until } from "../until.ts";

const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  describe("two applications on one database", () => {
    test("keep apart what belongs to different modules, also when one of them ends", async () => {
      const site = await newSite(layout);
      const bank = await site.start([accountsModule]);
      const books = await site.start([ledgerModule]);
      await Promise.all([
        bank.call(accounts.open, { accountId: "a", owner: "ann" }),
        books.call(ledger.post, entry),
      ]);
      await bank.stop();
      await books.call(ledger.post, { ...entry, entryId: "f", reference: "s" });
      expect(await feedOf(site, accountsModule)).toHaveLength(1);
      expect(await feedOf(site, ledgerModule)).toHaveLength(2);
    });

    // A module's name is all that the data knows of it.
    test("share what belongs to modules of one name, as replicas of one application do", async () => {
      const site = await newSite(layout);
      const one = await site.start([accountsModule]);
      const other = await site.start([accountsModule]);
      await one.call(accounts.open, { accountId: "a", owner: "ann" });
      expect(await rejectionOf(other.call(accounts.open, { accountId: "a", owner: "bob" }))).toMatchObject({
        reason: "AlreadyOpen",
        data: { owner: "ann" },
      });
    });

    test("are told so where their migrations differ", async () => {
      const site = await newSite(layout);
      await site.start([ledgerModule]);
      const stranger = {
        ...ledgerModule,
        database: database({ "001-journal": (db) => db.schema.createTable("journal").execute() }),
      };
      expect(await failureOf(site.start([stranger]))).toMatchObject({ code: "ASH_MIGRATION_CHANGED" });
    });
  });

  describe.runIf(layout.store === "postgres")("other programs' things in the database", () => {
    test("tables with the names of Ashlar's are not taken for its own", async () => {
      const site = await newSite(layout);
      const { url } = site.location as { url: string };
      for (const table of ["_migrations", "_layout", "_feed", "_inbox"])
        await administer(url, `create table public.${table} (id integer)`);
      const app = await site.start([accountsModule]);
      await app.call(accounts.open, { accountId: "a", owner: "ann" });
      expect(await feedOf(site, accountsModule)).toHaveLength(1);
    });

    test("a long name of a module beside a long name of the database is no hindrance", async () => {
      const site = await newSite(layout);
      const module40 = module(contract("customerLoyaltyProgramPointsLedgerBooks", {}), {});
      const similar = module(contract("customerLoyaltyProgramPointsLedgerBookz", {}), {});
      const database = "my_company_production_database";
      const { url } = site.location as { url: string };
      await administer(url, `drop database if exists ${database} with (force)`);
      await administer(url, `create database ${database}`);
      const elsewhere = new URL(url);
      elsewhere.pathname = `/${database}`;
      const names = [module40, similar].map(({ contract }) => moduleSchema(contract.name, database));
      onTestFinished(async () => {
        await administer(url, `drop database if exists ${database} with (force)`);
        for (const { role } of names) await administer(url, `drop role if exists "${role}"`);
      });
      expect(new Set(names.map(({ role }) => role)).size).toBe(2);
      for (const { role } of names) expect(role.length).toBeLessThanOrEqual(63);
      const app = await site.start([module40, similar], { at: { scheme: "postgres", url: elsewhere.href } });
      await until("it is ready", async () => (await app.health()).every(({ ready }) => ready));
      await app.stop();
    });
  });
});

test("names that fit are as they have always been: stores of earlier releases are found", () => {
  expect(moduleSchema("orderLines", "postgres")).toEqual({
    schema: "order_lines",
    role: "postgres_a942b3_order_lines",
  });
});
