import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type AnyView, type Application, AshlarError } from "@ashlar/core";
import Database from "libsql";
import pg from "pg";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { StoreFailure } from "../../packages/core/src/runtime/ports/store-failure.ts";
import { everyLayout } from "../every-layout.ts";
import { callErrorOf, failureOf } from "../failure-of.ts";
import { withStore } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { halfRebuilt } from "../half-rebuilt.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsWith, summariesV2, summariesWithIndex } from "../modules/accounts/versions.ts";
import { summaries, totals } from "../modules/accounts/views.ts";
import { administer } from "../servers/index.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const release = (version: number) =>
  accountsWith([
    { ...summaries, version },
    { ...totals, version },
  ]);
const today = release(1);
const next = release(2);

/** Deposits into an account, over and over, until it is told to stop or is refused; says how often it was done. */
function depositing(app: Application, accountId: string) {
  let going = true;
  const done = (async () => {
    for (let n = 0; ; n++) {
      if (!going) return n;
      try {
        await app.call(accounts.deposit, { accountId, amount: 1 });
      } catch (error) {
        expect(error).toMatchObject({ kind: "Unavailable", mayHaveExecuted: false });
        return n;
      }
    }
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

async function withAccount(site: Site, module = today): Promise<Application> {
  const app = await site.start([module]);
  await app.call(accounts.open, { accountId: "a", owner: "ann" });
  return app;
}

everyLayout((layout) => {
  test("twenty switches, one after the other and all under load, lose nothing and stall nobody", {
    timeout: 240_000,
  }, async () => {
    const site = await newSite(layout);
    let app = await withAccount(site);
    for (const n of times(8, (n) => n)) await app.call(accounts.open, { accountId: `a-${n}`, owner: "ann" });
    let deposits = 0;
    for (let version = 2; version <= 21; version++) {
      const load = times(8, (n) => depositing(app, `a-${n}`));
      const newer = await site.start([release(version)]);
      const done = await Promise.all(load.map(({ stop }) => stop()));
      deposits += done.reduce((sum, one) => sum + one, 0);
      await app.stop();
      app = newer;
    }
    expect(await app.call(accounts.totals, { of: "everybody" })).toMatchObject({ deposits });
    await app.stop();
    expect(await viewProblems(site, release(21))).toEqual([]);
    if (site.location.scheme === "postgres") {
      const [found] = await administer<{ deadlocks: string }>(
        site.location.url,
        "select deadlocks from pg_stat_database where datname = current_database()",
      );
      expect(Number(found!.deadlocks)).toBe(0);
    }
  });

  describe("an old replica that starts again after the switch", () => {
    const stays = async (site: Site, app: Application) => {
      await app.call(accounts.deposit, { accountId: "a", amount: 1 });
      expect(await app.health()).toMatchObject([{ ready: true }]);
      expect(await viewProblems(site, next)).toEqual([]);
    };

    test("is refused, and the new release works on", async () => {
      const site = await newSite(layout);
      await withAccount(site);
      const newer = await site.start([next]);
      const error = await failureOf(site.start([today]));
      expect(error).toBeInstanceOf(AshlarError);
      expect(error).toMatchObject({ code: "ASH_VIEWS_OLDER", message: expect.stringContaining("totals 2") });
      await stays(site, newer);
    });

    test("is refused too when its views were never live here", async () => {
      const site = await newSite(layout);
      await withAccount(site, release(5));
      const between = accountsWith([
        { ...summaries, version: 6 },
        { ...totals, version: 4 },
      ]);
      expect(await failureOf(site.start([between]))).toMatchObject({ code: "ASH_VIEWS_OLDER" });
    });

    test.each<[string, readonly AnyView[], readonly AnyView[]]>([
      ["one view fewer than the new release", [summaries], [summaries, totals]],
      ["one view more than the new release", [summaries, totals], [summaries]],
      ["other indexes than the new release", [summaries, totals], [summariesWithIndex, totals]],
    ])("with %s is refused", async (_, before, after) => {
      const site = await newSite(layout);
      await withAccount(site, accountsWith(before));
      const newer = await site.start([accountsWith(after)]);
      expect(await failureOf(site.start([accountsWith(before)]))).toMatchObject({ code: "ASH_VIEWS_OLDER" });
      await newer.call(accounts.deposit, { accountId: "a", amount: 1 });
      expect(await viewProblems(site, accountsWith(after))).toEqual([]);
    });

    test("of a release that never became live, before the one that is, is refused", async () => {
      const site = await newSite(layout);
      await withAccount(site, accountsWith([summaries]));
      await failureOf(site.start([accountsWith([summaries, brokenAt("Opened", totals)])]));
      const after = accountsWith([summariesWithIndex, totals]);
      const newer = await site.start([after]);
      expect(await failureOf(site.start([today]))).toMatchObject({ code: "ASH_VIEWS_OLDER" });
      await newer.call(accounts.deposit, { accountId: "a", amount: 1 });
      expect(await viewProblems(site, after)).toEqual([]);
    });
  });

  test("going back on purpose is done once, by every replica, and then the newer release is refused", async () => {
    const site = await newSite(layout);
    await withAccount(site);
    await (await site.start([next])).call(accounts.deposit, { accountId: "a", amount: 1 });
    const back = { viewsBackFrom: { accounts: 2 } };
    await Promise.all([site.start([today], back), site.start([today], back)]);
    expect(await viewProblems(site, today)).toEqual([]);
    expect(await failureOf(site.start([next]))).toMatchObject({
      code: "ASH_VIEWS_OLDER",
      fix: expect.stringContaining("ASHLAR_VIEWS_BACK=accounts:3"),
    });

    const forward = release(3);
    await site.start([forward]);
    expect(await failureOf(site.start([today], back))).toMatchObject({ code: "ASH_VIEWS_OLDER" });
    expect(await viewProblems(site, forward)).toEqual([]);
  });

  test("reads of the old release go on until the switch, and are refused after it, never wrong", async () => {
    const site = await newSite(layout);
    const old = await withAccount(site);
    let reading = true;
    const answers: unknown[] = [];
    const readers = times(4, async () => {
      while (reading) {
        await setImmediate();
        const owned = old.call(accounts.ofOwner, { owner: "ann" });
        answers.push(
          await owned.then(
            (rows) => rows.length,
            ({ kind }) => kind,
          ),
        );
      }
    });
    await site.start([next]);
    expect(await callErrorOf(old.call(accounts.ofOwner, { owner: "ann" }))).toMatchObject({
      kind: "Unavailable",
      message: expect.stringContaining("superseded"),
    });
    expect(await callErrorOf(old.call(accounts.byId, { accountId: "a" }))).toMatchObject({
      kind: "Unavailable",
    });
    reading = false;
    await Promise.all(readers);
    expect(answers).toEqual(answers.map((answer) => (answer === "Unavailable" ? answer : 1)));
  });

  describe.runIf(layout.store === "sqlite")("on SQLite", () => {
    test("what a fold throws is told even while another process writes, and its rows are given up", async () => {
      const site = await newSite(layout);
      const old = await withAccount(site);
      await old.call(accounts.deposit, { accountId: "a", amount: 1 });
      const other = new Database(
        join(site.location.scheme === "sqlite" ? site.location.folder : "", "accounts.db"),
      );
      onTestFinished(() => {
        other.close();
      });
      const broken = brokenAt("Deposited", { ...summaries, version: 2 }, () => {
        other.exec("begin immediate");
        setTimeout(() => other.exec("rollback"), 100);
      });
      expect(await failureOf(site.start([accountsWith([broken, totals])]))).toMatchObject({
        code: "ASH_VIEW_REBUILD_FAILED",
        message: expect.stringMatching(
          /\(Deposited, key "a"\) cannot be folded into "summaries": on purpose$/,
        ),
      });
      await site.start([accountsWith([summariesV2, totals])]);
      expect(await viewProblems(site, accountsWith([summariesV2, totals]))).toEqual([]);
    });
  });

  describe.runIf(layout.store === "postgres")("on PostgreSQL", () => {
    const urlOf = ({ location }: Site) => (location.scheme === "postgres" ? location.url : "");

    /** A transaction of somebody else's, for as long as it takes. */
    async function beginElsewhere(site: Site, ...statements: string[]) {
      const client = new pg.Client({ connectionString: urlOf(site) });
      client.on("error", () => {});
      await client.connect();
      onTestFinished(() => client.end());
      for (const statement of ["set search_path = accounts", "begin", ...statements])
        await client.query(statement);
      return { end: () => client.query("rollback") };
    }

    async function viewTables(site: Site): Promise<string[]> {
      const tables = await administer<{ name: string }>(
        urlOf(site),
        "select tablename as name from pg_tables where tablename like 'view\\_%' order by 1",
      );
      return tables.map(({ name }) => name);
    }

    const versions = async (site: Site) =>
      (await viewTables(site)).map((table) => table.replace(/_[0-9a-f]{4}$/, ""));

    test("a switch that others hold up for long throws nothing away, and comes when they let go", async () => {
      const site = await newSite(layout);
      const old = await withAccount(site);
      const vacuum = await beginElsewhere(site, "lock table _feed in share update exclusive mode");
      const load = depositing(old, "a");
      const lines: string[] = [];
      const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
      const starting = site.start([next], { log });
      await until("the switch is tried in vain", () => lines.some((line) => line.includes("shut out")));
      await vacuum.end();
      const newer = await starting;
      expect(await newer.call(accounts.totals, { of: "ann" })).toMatchObject({ deposits: await load.stop() });
      expect(await viewProblems(site, next)).toEqual([]);
    });

    test("a table that is still read at the switch goes later", async () => {
      const site = await newSite(layout);
      await withAccount(site);
      const [table] = await viewTables(site);
      const reader = await beginElsewhere(site, `select * from ${table}`);
      await site.start([next]);
      expect(await versions(site)).toEqual(["view_summaries_v1", "view_summaries_v2", "view_totals_v2"]);
      await reader.end();
      await withStore(site, next, (store) => store.sweepViews(1_000));
      expect(await versions(site)).toEqual(["view_summaries_v2", "view_totals_v2"]);
    });

    test("a transaction that never ends, and holds up the feed, does not hold up a rebuild for ever", async () => {
      const site = await newSite(layout);
      const old = await withAccount(site);
      await beginElsewhere(site, "select pg_current_xact_id()");
      await Promise.all(times(1_100, () => old.call(accounts.deposit, { accountId: "a", amount: 1 })));
      const newer = await site.start([next]);
      expect(await newer.call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 1_100 });
    });

    test("a connection that is lost in the midst of a rebuild is an outage, after which it goes on", async () => {
      const site = await newSite(layout);
      const old = await withAccount(site);
      await old.call(accounts.deposit, { accountId: "a", amount: 1 });
      await old.stop();
      await halfRebuilt(site, next, 1);
      await withStore(site, next, async (store) => {
        const rebuild = (await store.rebuild())!;
        const lost = rebuild.finish(async () => {
          await administer(
            urlOf(site),
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ashlar:accounts'",
          );
          return [];
        }, 1_000);
        const error = await failureOf(lost);
        expect(error).toBeInstanceOf(StoreFailure);
        expect(error).not.toMatchObject({ kind: "refused" });
        expect(await rebuild.next(10)).toHaveLength(1);
      });
      await site.start([next]);
      expect(await viewProblems(site, next)).toEqual([]);
    });
  });
});

/** A view whose fold throws at events of one type. */
function brokenAt(type: string, view: AnyView, first = () => {}): AnyView {
  const fold = () => {
    first();
    throw new Error("on purpose");
  };
  return { ...view, on: { ...view.on, [type]: fold } };
}
