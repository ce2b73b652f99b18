import type { Application } from "@ashlar/core";
import fc from "fast-check";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith, post } from "../modules/ledger/module.ts";
import { listener } from "../modules/listener.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

/** A transaction of somebody else's that has told of something and has not ended yet. */
interface OpenTransaction {
  /** Writes elsewhere, and so has its place among the transactions. */
  write(): Promise<void>;
  tell(key: string): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** @param name what the session calls itself */
async function openTransaction(site: Site, name = "by hand"): Promise<OpenTransaction> {
  const client = new pg.Client({
    connectionString: (site.location as { url: string }).url,
    application_name: name,
  });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("begin");
  const end = (how: string) => async () => {
    await client.query(how);
  };
  return {
    async write() {
      await client.query("select pg_current_xact_id()");
    },
    async tell(key) {
      const data = { accountId: key, owner: "by hand", nickname: null, currency: "EUR", n: 1 };
      await client.query(
        "insert into accounts._feed (id, type, version, key, at_ms, cause_id, data) values ($1, 'Opened', 1, $2, 0, 'by hand', $3)",
        [`by hand ${key}`, key, JSON.stringify(data)],
      );
    },
    commit: end("commit"),
    rollback: end("rollback"),
  };
}

function heldSeconds({ metrics }: Application, module: string): number {
  const [, value] =
    new RegExp(`ashlar_feed_held_seconds{module="${module}"} (\\S+)`).exec(metrics.expose()) ?? [];
  return Number(value);
}

everyLayout((layout) => {
  describe.runIf(layout.store === "postgres")(
    "when transactions do not commit in the order in which they began",
    () => {
      async function start() {
        const site = await newSite(layout);
        const heard: string[] = [];
        const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
        const app = await site.start([accountsModule, ears]);
        return { site, app, heard };
      }

      const openAccount = ({ call }: Application, accountId: string) =>
        call(accounts.open, { accountId, owner: "ann" });

      test("nothing is read past one that still runs, and nothing is skipped", async () => {
        const { site, app, heard } = await start();
        const early = await openTransaction(site);
        await early.tell("early");
        await openAccount(app, "late");
        expect(await feedOf(site, accountsModule)).toEqual([]);
        expect(heard).toEqual([]);
        await early.commit();
        await app.settled();
        expect(heard).toEqual(["early", "late"]);
      });

      test("one that is rolled back holds nothing up any longer", async () => {
        const { site, app, heard } = await start();
        const never = await openTransaction(site);
        await never.tell("never");
        await openAccount(app, "late");
        await never.rollback();
        await app.settled();
        expect(heard).toEqual(["late"]);
      });

      test("one that tells of something late stands where it began", async () => {
        const { site, app, heard } = await start();
        const long = await openTransaction(site);
        await long.tell("first");
        await openAccount(app, "between");
        await long.tell("second");
        await long.commit();
        await app.settled();
        expect(heard).toEqual(["first", "second", "between"]);
      });

      test("one that does not write into this module's feed holds nothing up", async () => {
        const { site, app, heard } = await start();
        const foreign = await openTransaction(site);
        await foreign.write();
        await openAccount(app, "a");
        await until("the event", () => heard.length > 0);
        expect((await feedOf(site, accountsModule)).map(({ key }) => key)).toEqual([]);
        await foreign.commit();
        await app.settled();
        expect(heard).toEqual(["a"]);
      });

      test("nor does another module's handler, however long it takes", async () => {
        const site = await newSite(layout);
        const heard: string[] = [];
        const begun = gate();
        const enough = gate();
        const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
        const app = await site.start([
          accountsModule,
          ears,
          ledgerWith(async (command, context) => {
            const result = await post(command, context);
            begun.open();
            await enough.opened;
            return result;
          }),
        ]);
        const slow = app.call(ledger.post, { entryId: "e", account: "a", amount: 1, reference: "r" });
        await begun.opened;
        await openAccount(app, "a");
        await until("the event", () => heard.length > 0);
        enough.open();
        await slow;
      });

      test.each([
        ["that writes there", "by hand", "tell"],
        ["of an older release's handler, which has yet to write there", "ashlar:accounts", "write"],
      ] as const)("one %s is waited for, and that can be seen", async (_, name, first) => {
        const { site, app, heard } = await start();
        const own = await openTransaction(site, name);
        await own[first]("own");
        const foreign = await openTransaction(site);
        await foreign.write();
        await openAccount(app, "late");
        await until("the wait", () => heldSeconds(app, "accounts") > 0.5);
        expect(heard).toEqual([]);
        await own.tell("own too");
        await own.commit();
        await until("the events", () => heard.includes("late"));
        await foreign.commit();
        await app.settled();
        expect(heard).toEqual(first === "tell" ? ["own", "own too", "late"] : ["own too", "late"]);
        await until("nobody to be held up", () => heldSeconds(app, "accounts") === 0);
      });

      test("however they are mixed, all is heard once, in the feed's order", async () => {
        const { site, app, heard } = await start();
        let n = 0;
        const step = fc.constantFrom("begin", "foreign", "tell", "commit", "rollback", "call", "look");
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
            const running: OpenTransaction[] = [];
            const others: OpenTransaction[] = [];
            for (const what of steps) {
              const key = `k-${n++}`;
              const oldest = running[0];
              if (what === "begin") running.push(await openTransaction(site));
              else if (what === "foreign") {
                const foreign = await openTransaction(site);
                await foreign.write();
                others.push(foreign);
              } else if (what === "call") await openAccount(app, key);
              else if (what === "look") await feedOf(site, accountsModule);
              else if (what === "tell") await running.at(-1)?.tell(key);
              else if (oldest) {
                await oldest[what]();
                running.shift();
              }
            }
            for (const transaction of running.toReversed()) await transaction.commit();
            for (const transaction of others) await transaction.commit();
            await app.settled();
            const told = (await feedOf(site, accountsModule)).map(({ key }) => key);
            expect(heard.toSorted()).toEqual(told.toSorted());
            expect(new Set(heard).size).toBe(heard.length);
          }),
          { numRuns: 8 },
        );
      });
    },
  );

  test("a long feed is read page by page without a gap, also where its numbers get longer", async () => {
    const site = await newSite(layout);
    const heard: string[] = [];
    const ears = listener("ears", [accounts.events.Opened], (_, { event }) => heard.push(event.key));
    const before = await site.start([accountsModule]);
    const keys = times(1_100, (n) => `a-${n}`);
    for (const n of times(55, (n) => n * 20)) {
      const some = keys.slice(n, n + 20);
      await Promise.all(some.map((accountId) => before.call(accounts.open, { accountId, owner: "ann" })));
    }
    await before.stop();
    const after = await site.start([accountsModule, ears]);
    await after.settled();
    expect(heard.toSorted()).toEqual(keys.toSorted());
    expect((await feedOf(site, accountsModule)).map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  });
});
