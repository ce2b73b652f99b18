import type { Module } from "@ashlar/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { outcomeOf } from "../history/outcome-of.ts";
import { accounts } from "../modules/accounts/contract.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { openLossyLink } from "../servers/index.ts";
import { newSite } from "../site.ts";
import { until } from "../until.ts";

const deposit = { accountId: "a", amount: 5 };
const entry = { entryId: "e", account: "a", amount: 1, reference: "r" };

everyLayout((layout) => {
  describe.runIf(layout.store === "postgres")(
    "when the link is lost after a request and before its answer",
    () => {
      async function start(...modules: Module[]) {
        const site = await newSite(layout);
        const link = await openLossyLink((site.location as { url: string }).url);
        onTestFinished(() => link.close());
        const app = await site.start(modules, { at: { scheme: "postgres", url: link.url } });
        if (modules.includes(accountsModule)) {
          await app.call(accounts.open, { accountId: "a", owner: "ann" });
        }
        await app.settled();
        return { site, link, app };
      }

      test("a command that was saved is not called off: its caller is told that it may have happened", async () => {
        const { site, link, app } = await start(accountsModule);
        link.loseAnswersTo("ashlar save");
        const lost = outcomeOf(app.call(accounts.deposit, deposit, { id: "d-1" }));
        await link.losing;
        await until("the deposit", async () => (await feedOf(site, accountsModule)).length === 2);
        link.cut();
        expect(await lost).toEqual({ kind: "unknown" });

        const again = await until("an answer", async () => {
          const outcome = await outcomeOf(app.call(accounts.deposit, deposit, { id: "d-1" }));
          return outcome.kind === "acknowledged" && outcome;
        });
        expect(again.output).toEqual({ balance: 5, changes: 2 });
        expect(await feedOf(site, accountsModule)).toHaveLength(2);
      });

      test("so is a handler's, whose commit was lost", async () => {
        const { site, link, app } = await start(ledgerModule);
        link.loseAnswersTo("commit");
        const lost = outcomeOf(app.call(ledger.post, entry, { id: "p-1" }));
        await link.losing;
        await until("the entry", async () => (await feedOf(site, ledgerModule)).length === 1);
        link.cut();
        expect(await lost).toEqual({ kind: "unknown" });

        const again = await until("an answer", async () => {
          const outcome = await outcomeOf(app.call(ledger.post, entry, { id: "p-1" }));
          return outcome.kind === "acknowledged" && outcome;
        });
        expect(again.output).toEqual({ number: 1 });
        expect(await feedOf(site, ledgerModule)).toHaveLength(1);
        expect(await viewProblems(site, ledgerModule)).toEqual([]);
      });

      test("a command whose reading was lost has not happened, and its caller is told so", async () => {
        const { site, link, app } = await start(accountsModule);
        link.loseAnswersTo("ashlar load");
        const lost = outcomeOf(app.call(accounts.deposit, deposit));
        await link.losing;
        link.cut();
        expect(await lost).toEqual({ kind: "not executed" });
        await until("recovery", async () => {
          const outcome = await outcomeOf(app.call(accounts.deposit, deposit));
          return outcome.kind === "acknowledged";
        });
        expect(await feedOf(site, accountsModule)).toHaveLength(2);
      });

      test("an event whose effect was saved is not given a second one", async () => {
        const { site, link, app } = await start(accountsModule, auditModule);
        link.loseAnswersTo("_checkpoints");
        await link.losing;
        const outcome = await outcomeOf(app.call(accounts.deposit, deposit));
        link.cut();
        await until("recovery", async () => (await app.health()).every(({ ready }) => ready));
        await app.settled();
        const deposits = outcome.kind === "acknowledged" ? 1 : 0;
        expect(await feedOf(site, accountsModule)).toHaveLength(1 + deposits);
        const noted = (await feedOf(site, auditModule)).map(({ data }) => (data as { n: number }).n);
        expect(noted).toEqual(deposits === 1 ? [1, 2] : [1]);
      });
    },
  );
});
