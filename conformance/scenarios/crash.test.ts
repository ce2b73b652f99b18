import { setTimeout } from "node:timers/promises";
import { seededRandom } from "@ashlar/core/testing";
import { expect, onTestFinished, test } from "vitest";
import { everyLayout } from "../every-layout.ts";
import { feedOf } from "../feed-of.ts";
import { viewProblems } from "../folded.ts";
import { everyCheck } from "../history/checks.ts";
import type { Sent } from "../history/history.ts";
import { observed } from "../history/observed.ts";
import { outcomeOfEnded } from "../history/outcome-of.ts";
import { accountsModule } from "../modules/accounts/module.ts";
import { auditModule } from "../modules/audit/module.ts";
import { ledger } from "../modules/ledger/contract.ts";
import { ledgerModule } from "../modules/ledger/module.ts";
import { type Ended, type Replica, startReplica } from "../replica/start-replica.ts";
import { newSite } from "../site.ts";
import { times } from "../times.ts";

const kills = 10;
const callers = 12;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

interface Command {
  readonly operation: string;
  readonly input: unknown;
  readonly id: string;
  readonly key: string;
}

/** Gives commands, some for accounts and some for the ledger, each with an id of its own. */
function commandsFor(caller: number): () => Command {
  let n = 0;
  return () => {
    const id = `c-${caller}-${n++}`;
    const key = `a-${caller % 4}`;
    if (n % 5 === 0) {
      const input = { entryId: id, account: key, amount: n, reference: id };
      return { operation: "ledger.post", id, key: id, input };
    }
    if (n === 1)
      return { operation: "accounts.open", id, key, input: { accountId: key, owner: `o-${caller % 2}` } };
    return { operation: "accounts.deposit", id, key, input: { accountId: key, amount: n } };
  };
}

everyLayout((layout) => {
  test(`killed ${kills} times in the middle of its work, it loses nothing and does nothing twice`, async () => {
    console.info(`${layout.name}: SEED=${seed} repeats this run`);
    const site = await newSite(layout);
    const settings = { location: site.location, state: layout.state, events: layout.events };
    const random = seededRandom(seed);
    const sent = new Map<string, { command: Command; ended: Ended }>();
    let replica: Replica = await startReplica(settings);
    onTestFinished(() => replica.kill());
    let open = true;

    // Whoever got no answer asks again with the same id, half of the time.
    const work = async (next: () => Command) => {
      let again: Command | undefined;
      while (open) {
        const command = again ?? next();
        const ended = await replica.call(command.operation, command.input, command.id);
        sent.set(command.id, { command, ended });
        again = ended.kind === "lost" && random.fraction() < 0.5 ? command : undefined;
        if (ended.kind === "lost") await setTimeout(20);
      }
    };
    const working = times(callers, (n) => work(commandsFor(n)));
    for (let kill = 0; kill < kills; kill++) {
      await setTimeout(20 + random.fraction() * 300);
      await replica.kill();
      replica = await startReplica(settings);
    }
    await setTimeout(100);
    open = false;
    await Promise.all(working);
    expect((await replica.settled()).kind).toBe("done");
    expect(await replica.stop()).toBe(0);

    const all = [...sent.values()];
    expect(all.filter(({ ended }) => ended.kind === "lost").length).toBeGreaterThan(0);
    expect(everyCheck(await observed(site, toAccounts(all)))).toEqual([]);
    expect(await ledgerProblems(all)).toEqual([]);
    for (const module of [accountsModule, auditModule, ledgerModule]) {
      expect(await viewProblems(site, module)).toEqual([]);
    }

    /** Of the ledger, the table and the feed must tell of the same entries. */
    async function ledgerProblems(all: readonly { command: Command; ended: Ended }[]): Promise<string[]> {
      const app = await site.start([ledgerModule]);
      const booked = (await app.call(ledger.entries, {})).map(({ entryId }) => entryId).toSorted();
      const told = (await feedOf(site, ledgerModule)).map(({ key }) => key).toSorted();
      const acknowledged = all.filter(
        ({ command, ended }) => command.operation === "ledger.post" && ended.kind === "done",
      );
      return [
        ...(booked.join() === told.join() ? [] : ["the table and the feed tell of different entries"]),
        ...(new Set(told).size === told.length ? [] : ["an entry was told of twice"]),
        ...acknowledged.flatMap(({ command: { id } }) => (told.includes(id) ? [] : [`${id} was lost`])),
      ];
    }
  }, 120_000);
});

function toAccounts(all: readonly { command: Command; ended: Ended }[]): Sent[] {
  return all
    .filter(({ command }) => command.operation.startsWith("accounts."))
    .map(({ command: { id, key }, ended }) => ({ id, key, outcome: outcomeOfEnded(ended) }));
}
