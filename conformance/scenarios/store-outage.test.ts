import { setTimeout } from "node:timers/promises";
import type { Application, DataLocation } from "@ashlar/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { withStore } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { gate } from "../gate.ts";
import { everyCheck } from "../history/checks.ts";
import type { Sent } from "../history/history.ts";
import { observed } from "../history/observed.ts";
import { outcomeOf } from "../history/outcome-of.ts";
import type { Layout } from "../layouts.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { audit } from "../modules/audit/contract.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { administer, interruptible, openLossyLink, startPostgresServer } from "../servers/index.ts";
import { postgresBinaries } from "../servers/postgres-binaries.ts";
import { newSite, type Site } from "../site.ts";
import { times } from "../times.ts";
import { until } from "../until.ts";

const modules = [accountsModule, auditModule, ledgerModule];

/** Cuts every connection to the site's database, in the middle of whatever it does. */
async function cutConnections(site: Site): Promise<void> {
  await administer(
    (site.location as { url: string }).url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}

interface Disturbed {
  readonly site: Site;
  /** Another way to the site's data, which can be disturbed. */
  readonly at?: DataLocation;
  /** What happens to the database while commands come in. */
  readonly disturb: () => unknown;
  readonly times: number;
}

/** A server of the test's own, which crashes and comes back. */
async function crashing(layout: Layout): Promise<Disturbed> {
  const server = await startPostgresServer(postgresBinaries()!);
  onTestFinished(() => server.stop());
  const { halt, resume } = await interruptible(server);
  const location: DataLocation = { scheme: "postgres", url: server.url };
  const site = await newSite({ ...layout, freshData: async () => ({ location, remove: async () => {} }) });
  const disturb = async () => {
    await halt("SIGQUIT");
    await resume();
  };
  return { site, disturb, times: 2 };
}

/** Connections that go silent, while new ones work, as behind an address that moves to another server. */
async function failingOver(layout: Layout): Promise<Disturbed> {
  const site = await newSite(layout);
  const link = await openLossyLink((site.location as { url: string }).url);
  onTestFinished(() => link.close());
  return { site, at: { scheme: "postgres", url: link.url }, disturb: () => link.silence(), times: 2 };
}

async function throwingOut(layout: Layout): Promise<Disturbed> {
  const site = await newSite(layout);
  return { site, disturb: () => cutConnections(site), times: 6 };
}

everyLayout((layout) => {
  describe.runIf(layout.store === "postgres")("when the database goes away under load", () => {
    test.each([
      ["throws everybody out", throwingOut],
      ["crashes and is started again", crashing],
      ["moves, and the old connections go silent", failingOver],
    ])(
      "and %s, nothing acknowledged is lost, nothing is done twice or against a promise, and it recovers by itself",
      async (_, prepare) => {
        const { site, at = site.location, disturb, times: often } = await prepare(layout);
        const app = await site.start(modules, { at });
        const keys = times(6, (n) => `a-${n}`);
        const sent: Sent[] = [];
        for (const key of keys) {
          const id = `open ${key}`;
          const outcome = await outcomeOf(app.call(accounts.open, { accountId: key, owner: "ann" }, { id }));
          sent.push({ id, key, outcome });
        }
        let open = true;
        const work = async (caller: number) => {
          for (let n = 0; open; n++) {
            const key = keys[(caller + n) % keys.length]!;
            const id = `d-${caller}-${n}`;
            const outcome = await outcomeOf(
              app.call(accounts.deposit, { accountId: key, amount: 1 }, { id }),
            );
            sent.push({ id, key, outcome });
            if (outcome.kind !== "acknowledged") await setTimeout(5);
          }
        };
        const book = async (caller: number) => {
          for (let n = 0; open; n++) {
            const entryId = `e-${caller}-${n}`;
            const entry = { entryId, account: "a", amount: 1, reference: entryId };
            booked.push({
              id: entryId,
              key: entryId,
              outcome: await outcomeOf(app.call(ledger.post, entry)),
            });
          }
        };
        const booked: Sent[] = [];
        const working = [...times(24, work), ...times(6, book)];
        for (const _ of times(often, String)) {
          await setTimeout(60);
          await disturb();
        }
        await until("recovery", () => recovered(app));
        open = false;
        await Promise.all(working);
        await app.settled();

        expect(sent.filter(({ outcome }) => outcome.kind !== "acknowledged").length).toBeGreaterThan(0);
        expect(everyCheck(await observed(site, sent))).toEqual([]);
        for (const module of modules) expect(await viewProblems(site, module)).toEqual([]);
        expect(await bookingProblems(app, booked)).toEqual([]);
        expect(await app.health()).toMatchObject(modules.map(() => ({ ready: true })));
      },
    );

    test("whoever asks meanwhile is told that it is unavailable, and not that the module is broken", async () => {
      const site = await newSite(layout);
      const app = await site.start(modules);
      const kinds = new Set<string>();
      let open = true;
      const ask = async (n: number) => {
        while (open) {
          const asked = [
            () => app.call(accounts.totals, { of: "everybody" }),
            () => app.call(accounts.ofOwner, { owner: "ann" }),
            () => app.call(ledger.entries, {}),
            () => app.call(accounts.open, { accountId: "a", owner: "ann" }),
            () => app.call(ledger.post, { entryId: "e", account: "a", amount: 1, reference: "r" }),
          ];
          await asked[n % asked.length]!().catch((error) =>
            kinds.add(error.kind ?? error.reason ?? "Failed"),
          );
        }
      };
      const asking = times(20, ask);
      for (const _ of times(6, String)) {
        await setTimeout(40);
        await cutConnections(site);
      }
      open = false;
      await Promise.all(asking);
      kinds.delete("AlreadyOpen");
      kinds.delete("ReferenceTaken");
      expect([...kinds]).toEqual(["Unavailable"]);
    });
  });

  describe.runIf(layout.store === "sqlite")("when somebody else writes into the file", () => {
    /** Writes, from outside of the application, for as long as it is told to. */
    async function writeFromOutside(site: Site) {
      const begun = gate();
      const enough = gate();
      const written = withStore(site, accountsModule, (store) =>
        store.transact("outside", async () => {
          begun.open();
          await enough.opened;
        }),
      );
      await begun.opened;
      return async () => {
        enough.open();
        await written;
      };
    }

    test("work waits, and everything else goes on", async () => {
      const site = await newSite(layout);
      const app = await site.start(modules);
      await app.call(accounts.open, { accountId: "a", owner: "ann" });
      const end = await writeFromOutside(site);
      let answered = false;
      const waiting = app.call(accounts.deposit, { accountId: "a", amount: 1 }).then(() => {
        answered = true;
      });
      for (const n of times(20, (n) => n)) {
        await app.call(ledger.post, { entryId: `e-${n}`, account: "a", amount: 1, reference: `r-${n}` });
        await app.call(accounts.byId, { accountId: "a" });
      }
      expect(answered).toBe(false);
      await end();
      await waiting;
      expect(await app.call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 1 });
    });

    test("work that has waited too long is refused, and was not done", async () => {
      const site = await newSite(layout);
      const app = await site.start(modules);
      await app.call(accounts.open, { accountId: "a", owner: "ann" });
      const end = await writeFromOutside(site);
      const outcomes = await Promise.all(
        times(3, () => outcomeOf(app.call(accounts.deposit, { accountId: "a", amount: 1 }))),
      );
      expect(outcomes).toEqual(times(3, () => ({ kind: "not executed" })));
      await end();
      await app.call(accounts.deposit, { accountId: "a", amount: 1 });
      expect(await app.call(accounts.byId, { accountId: "a" })).toMatchObject({ balance: 1 });
    });
  });
});

async function recovered(app: Application): Promise<boolean> {
  const outcome = await outcomeOf(app.call(audit.notes, { key: "a-0" }));
  const health = await app.health();
  return outcome.kind === "acknowledged" && health.every(({ ready }) => ready);
}

/** Without ids nobody asks again: a promise that nothing was booked must hold, and so must an acknowledgement. */
async function bookingProblems(app: Application, booked: readonly Sent[]): Promise<string[]> {
  const there = new Set((await app.call(ledger.entries, {})).map(({ entryId }) => entryId));
  return booked.flatMap(({ id, outcome }) => {
    if (outcome.kind === "acknowledged")
      return there.has(id) ? [] : [`${id} was acknowledged, but is not there`];
    if (outcome.kind === "not executed") return there.has(id) ? [`${id} was promised not to be there`] : [];
    return [];
  });
}
