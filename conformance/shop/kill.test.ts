import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passing } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { violationsAtRest } from "../../examples/shop/invariants.ts";
import { drive, type HistoryEntry } from "../../examples/shop/load.ts";
import { shopClient } from "../../examples/shop/shop-client.ts";
import { tokensSignedWith } from "../../examples/shop/tokens.ts";
import { seededRandom } from "../../packages/core/src/testing/index.ts";
import { freePort } from "../servers/free-port.ts";
import { freshDatabase, postgresMissing } from "../servers/index.ts";
import { ShopProcess } from "./shop-process.ts";

const kills = Number(process.env.KILLS ?? 50);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const secret = "a secret for tests that is long enough";
const ordersAtATime = 60;
const longestLifeMs = 500;

const stores = [
  { name: "SQLite", missing: undefined, open: temporaryFolder },
  { name: "PostgreSQL", missing: postgresMissing, open: freshDatabase },
];
const opened: { drop(): Promise<void> }[] = [];
afterAll(async () => {
  for (const { drop } of opened) await drop();
});

describe.each(stores)("the shop on $name", ({ name, missing, open }) => {
  const title = `is killed ${kills} times while orders flow: none that was acknowledged is lost, nothing happens twice`;

  test.skipIf(missing !== undefined && !process.env.CI)(
    missing ? `${title} (${missing})` : title,
    async () => {
      process.stderr.write(`killing the shop on ${name}; the same again with SEED=${seed} KILLS=${kills}\n`);
      const data = await open();
      opened.push(data);
      const port = await freePort();
      const shop = new ShopProcess({ data: data.url, port, secret });
      const tokens = tokensSignedWith(secret);
      const url = `http://127.0.0.1:${port}`;
      const history: HistoryEntry[] = [];
      const { fraction } = seededRandom(seed);
      let done = false;

      const customers = async () => {
        for (let run = 0; !done; run++) {
          const options = {
            seed: seed + run,
            run: `run-${run}`,
            count: ordersAtATime,
            patience: { totalMs: 300_000 },
          };
          await drive({ url, tokens, ...options, record: (entry) => history.push(entry) });
        }
      };
      const misfortune = async () => {
        for (let n = 0; n < kills; n++) {
          await passing(fraction() * longestLifeMs);
          await shop.kill();
          await shop.start();
        }
        done = true;
      };
      try {
        await shop.start();
        await Promise.all([customers(), misfortune()]);
        const clerk = shopClient(url, await tokens("clerk", ["clerk"]));
        expect(await violationsAtRest(clerk, history, 120_000)).toEqual([]);
        expect(history.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(kills);
        expect(history.filter(({ answer }) => answer.startsWith("no answer"))).toEqual([]);
      } finally {
        done = true;
        await shop.kill();
      }
    },
    600_000,
  );
});

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-kill-"));
  return { url: `sqlite:${folder}`, drop: () => rm(folder, { recursive: true, force: true }) };
}
