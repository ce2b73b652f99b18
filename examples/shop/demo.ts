import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endWith } from "./end-with.js";
import { violationsAtRest } from "./invariants.js";
import { drive, type HistoryEntry } from "./load.js";
import { type Shop, startShop } from "./shop.js";
import { shopClient } from "./shop-client.js";
import { tokensFor } from "./tokens.js";
import { whatHappened } from "./what-happened.js";

const { count, seed } = options();
const folder = await mkdtemp(join(tmpdir(), "ashlar-shop-"));
// What architecture.yaml reads: a database that is given, or else data that goes away afterwards.
const environment = { ...process.env, DATABASE_URL: process.env.DATABASE_URL || `sqlite:${folder}` };
const shop = await startShop({ port: 0, requestsPerMinute: 0 }, environment).catch(endWith);
try {
  process.exitCode = (await demonstrate(shop)) ? 0 : 1;
} finally {
  await shop.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Drives the shop and tells what happened; whether all is well afterwards. */
async function demonstrate({ app, url }: Shop): Promise<boolean> {
  say(`The shop listens on ${url} and keeps its data in ${app.architecture.data.scheme}.`);
  say(`${count} orders over HTTP, 16 at a time (the same again with --seed ${seed}) …`);
  const tokens = tokensFor(app);
  const history: HistoryEntry[] = [];
  const run = `demo-${Date.now().toString(36)}`;
  const startedAt = performance.now();
  await drive({ url, tokens, seed, count, run, record: (entry) => history.push(entry) });
  const seconds = (performance.now() - startedAt) / 1000;

  const clerk = shopClient(url, await tokens("clerk", ["clerk"]));
  const problems = await violationsAtRest(clerk, history);
  for (const { consumer, type, key, error } of await app.failedEvents.list()) {
    problems.push(`${consumer} could not handle ${type} of ${key}: ${error}`);
  }
  say(`\n${await whatHappened(clerk, run, history)}`);
  say(`That took ${seconds.toFixed(1)} s. Whatever else happened, afterwards this must be true:`);
  for (const promise of [
    "every order has come to an end, and none that was acknowledged is lost",
    "no stock is negative, and what came in is on hand, held for a confirmed order or shipped",
    "what was captured less what was refunded is what the orders sold came to",
  ]) {
    say(`  - ${promise}`);
  }
  for (const problem of problems) say(`NOT TRUE: ${problem}`);
  if (problems.length === 0) say("All of it is true.");
  return problems.length === 0;
}

function options(): { count: number; seed: number } {
  try {
    const { values } = parseArgs({ options: { orders: { type: "string" }, seed: { type: "string" } } });
    const count = Number(values.orders ?? 300);
    const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
    if (Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(seed)) return { count, seed };
  } catch {
    // An option that does not exist: the usage says which do.
  }
  process.stderr.write("usage: npm run demo -- [--orders N] [--seed N]\n");
  process.exit(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
