import { describe, expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { gate } from "../gate.ts";
import { outcomeOf } from "../history/outcome-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerWith, post } from "../modules/ledger/module.ts";
import { administer, openLossyLink } from "../servers/index.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  describe.runIf(layout.store === "postgres")(
    "when the connections go silent and nothing says so, as after a failover",
    () => {
      async function start(handler = post) {
        const site = await newSite(layout);
        const link = await openLossyLink((site.location as { url: string }).url);
        onTestFinished(() => link.close());
        const app = await site.start([accountsModule, auditModule, ledgerWith(handler)], {
          at: { scheme: "postgres", url: link.url },
        });
        await app.call(accounts.open, { accountId: "a", owner: "ann" });
        await app.settled();
        return { site, link, app };
      }

      test("reads, commands, handlers and reactions go on by themselves, long before a statement's time is up", async () => {
        const { site, link, app } = await start();
        // So many at once that every pool has all its connections.
        const everything = (n: number) => [
          app.call(accounts.byId, { accountId: "a" }, { timeoutMs: 60_000 }),
          app.call(accounts.deposit, { accountId: "a", amount: 1 }, { timeoutMs: 60_000, id: `d-${n}` }),
          app.call(ledger.entries, {}, { timeoutMs: 60_000 }),
          app.call(ledger.post, { ...entry, entryId: `e-${n}`, reference: `r-${n}` }, { timeoutMs: 60_000 }),
        ];
        await Promise.all(times(20, everything).flat());
        link.silence();
        await Promise.allSettled(times(20, (n) => everything(n + 20)).flat());
        for (const call of everything(99)) await call;
        await until("the reactions", async () => {
          const notes = await app.call(audit.notes, { key: "a" });
          return notes.length === (await feedOf(site, accountsModule)).length;
        });
      });

      test("a statement that takes long is left alone", async () => {
        const { site, app } = await start();
        const { url } = site.location as { url: string };
        const locked = gate();
        const holding = administer(url, "begin; lock table accounts._entities; select pg_sleep(5); commit");
        await until("the lock", async () => {
          const rows = await administer(
            url,
            "select 1 from pg_locks where granted and mode = 'AccessExclusiveLock' and relation = 'accounts._entities'::regclass",
          );
          if (rows.length > 0) locked.open();
          return rows.length > 0;
        });
        await locked.opened;
        expect(await outcomeOf(app.call(accounts.deposit, { accountId: "a", amount: 1 }))).toMatchObject({
          kind: "acknowledged",
        });
        await holding;
      });

      test("a handler that was cut off keeps its key from nobody, and nothing of it", async () => {
        const begun = gate();
        const silent = gate();
        const { link, app } = await start(async (command, context) => {
          const result = await post(command, context);
          if (command.amount === 2) {
            begun.open();
            await silent.opened;
          }
          return result;
        });
        const first = outcomeOf(app.call(ledger.post, { ...entry, amount: 2 }, { timeoutMs: 60_000 }));
        await begun.opened;
        link.silence();
        silent.open();
        const { kind } = await first;
        expect(kind).not.toBe("acknowledged");
        const again = await until("an answer", async () => {
          const outcome = await outcomeOf(app.call(ledger.post, { ...entry, reference: "again" }));
          return outcome.kind === "acknowledged" && outcome;
        });
        expect(again.output).toEqual({ number: 1 });
      });
    },
  );
});
