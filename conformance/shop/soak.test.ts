import { readFile } from "node:fs/promises";
import { setTimeout as passing } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { shopClient } from "../../examples/shop/shop-client.ts";
import { tokensSignedWith } from "../../examples/shop/tokens.ts";
import { announce, seed } from "../campaign.ts";
import { freePort } from "../servers/free-port.ts";
import { administer, freshDatabase } from "../servers/index.ts";
import { ordersMeanwhile } from "./orders-meanwhile.ts";
import { problemsAtRest } from "./problems-at-rest.ts";
import { ShopProcess } from "./shop-process.ts";

/** Only when it is asked for: `SOAK_MINUTES=5 npm test -- conformance/shop/soak`. */
const minutes = Number(process.env.SOAK_MINUTES ?? 0);
const samples = 20;
const secret = "a secret for tests that is long enough";
const tables = ["_feed", "_inbox", "_parked", "_checkpoints"] as const;

/** What a running shop holds at a moment. */
type Sample = Readonly<Record<"seconds" | "answers" | "memoryMb" | (typeof tables)[number], number>>;

test.runIf(minutes > 0)(
  `${minutes} minutes of orders leave nothing behind but what they come to`,
  async () => {
    announce("soaking the shop on PostgreSQL", { SOAK_MINUTES: minutes });
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const port = await freePort();
    const shop = new ShopProcess({ data: database.url, port, secret });
    onTestFinished(() => shop.kill());
    await shop.start();

    const tokens = tokensSignedWith(secret);
    const url = `http://127.0.0.1:${port}`;
    const found: Sample[] = [];
    const startedAt = performance.now();
    const history = await ordersMeanwhile({ url, tokens, ordersARun: 100 }, async ({ answers, goesOn }) => {
      await goesOn();
      for (let n = 0; n < samples; n++) {
        await passing((minutes * 60_000) / samples);
        const seconds = Math.round((performance.now() - startedAt) / 1_000);
        const rows = await rowsOf(database.url);
        found.push({ seconds, answers: answers(), memoryMb: await memoryMb(shop.pid!), ...rows });
      }
    });
    process.stderr.write(`${table(found)}\n`);

    const clerk = shopClient(url, await tokens("clerk", ["clerk"]));
    expect(await problemsAtRest(clerk, { scheme: "postgres", url: database.url }, history)).toEqual([]);
    expect((await rowsOf(database.url))._parked).toBe(0);
    // A schedule's place is made when it runs first.
    expect(found.at(-1)!._checkpoints).toBe(found[samples / 2]!._checkpoints);
  },
  (minutes + 10) * 60_000,
);

/** How many rows there are of each table, in all modules together. */
async function rowsOf(url: string): Promise<Record<(typeof tables)[number], number>> {
  const schemas = await administer<{ name: string }>(
    url,
    "select table_schema as name from information_schema.tables where table_name = '_feed'",
  );
  const counts = tables.map(async (table) => {
    const all = schemas.map(({ name }) => `select count(*) from "${name}".${table}`);
    const [row] = await administer<{ rows: string }>(
      url,
      `select sum(count) as rows from (${all.join(" union all ")}) as counted`,
    );
    return [table, Number(row?.rows)] as const;
  });
  return Object.fromEntries(await Promise.all(counts)) as Record<(typeof tables)[number], number>;
}

async function memoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024);
}

/** The samples, and how much each grew with every answer in the first and in the second half: a leak grows in both. */
function table(found: readonly Sample[]): string {
  const names = Object.keys(found[0]!) as (keyof Sample)[];
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell) => String(cell).padStart(12)).join("");
  const growth = (what: string, from: Sample, to: Sample) =>
    line([
      what,
      ...names.slice(1).map((name) => ((to[name] - from[name]) / (to.answers - from.answers)).toFixed(3)),
    ]);
  const middle = found[Math.floor(found.length / 2)]!;
  return [
    `soak, SEED=${seed}`,
    line(names),
    ...found.map((sample) => line(names.map((name) => sample[name]))),
    "growth per answer",
    growth("1st half", found[0]!, middle),
    growth("2nd half", middle, found.at(-1)!),
  ].join("\n");
}
