import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passing } from "node:timers/promises";
import type { DataLocation } from "@ashlar/core";
import { afterAll, describe, expect, test } from "vitest";
import { shopClient } from "../../examples/shop/shop-client.ts";
import { tokensSignedWith } from "../../examples/shop/tokens.ts";
import { seededRandom } from "../../packages/core/src/testing/index.ts";
import { announce, howMany, seed } from "../campaign.ts";
import { freePort } from "../servers/free-port.ts";
import { freshDatabase, postgresMissing } from "../servers/index.ts";
import { ordersMeanwhile } from "./orders-meanwhile.ts";
import { problemsAtRest } from "./problems-at-rest.ts";
import { ShopProcess } from "./shop-process.ts";

const kills = howMany("KILLS", { sample: 50, all: 50 });
const secret = "a secret for tests that is long enough";
const longestLifeMs = 500;

const stores = [
  { name: "SQLite", missing: undefined, open: temporaryFolder },
  { name: "PostgreSQL", missing: postgresMissing, open: ownDatabase },
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
      announce(`killing the shop on ${name}`, { KILLS: kills });
      const data = await open();
      opened.push(data);
      const port = await freePort();
      const shop = new ShopProcess({ data: data.url, port, secret });
      const tokens = tokensSignedWith(secret);
      const url = `http://127.0.0.1:${port}`;
      const { fraction } = seededRandom(seed);
      try {
        await shop.start();
        const history = await ordersMeanwhile({ url, tokens, ordersARun: 60 }, async () => {
          for (let n = 0; n < kills; n++) {
            await passing(fraction() * longestLifeMs);
            await shop.kill();
            await shop.start();
          }
        });
        const clerk = shopClient(url, await tokens("clerk", ["clerk"]));
        expect(await problemsAtRest(clerk, data.location, history)).toEqual([]);
        expect(history.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(kills);
      } finally {
        await shop.kill();
      }
    },
    600_000,
  );
});

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-kill-"));
  const location: DataLocation = { scheme: "sqlite", folder };
  return { url: `sqlite:${folder}`, location, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function ownDatabase() {
  const { url, drop } = await freshDatabase();
  const location: DataLocation = { scheme: "postgres", url };
  return { url, location, drop };
}
