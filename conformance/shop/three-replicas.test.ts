import { setTimeout as passing } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { shopClient } from "../../examples/shop/shop-client.ts";
import { tokensSignedWith } from "../../examples/shop/tokens.ts";
import { seededRandom } from "../../packages/core/src/testing/index.ts";
import { announce, howMany, seed } from "../campaign.ts";
import { freePort } from "../servers/free-port.ts";
import {
  freshDatabase,
  type LinkMode,
  openFaultyLink,
  ownPostgresMissing,
  postgresMissing,
  startOwnPostgres,
} from "../servers/index.ts";
import { times } from "../times.ts";
import { ordersMeanwhile } from "./orders-meanwhile.ts";
import { problemsAtRest } from "./problems-at-rest.ts";
import { ShopProcess } from "./shop-process.ts";

const restarts = howMany("RESTARTS", { sample: 5, all: 30 });
const pauses = howMany("PAUSES", { sample: 5, all: 30 });
const cuts = howMany("CUTS", { sample: 5, all: 30 });
const ordersARun = 30;
const secret = "a secret for tests that is long enough";
const tokens = tokensSignedWith(secret);

describe("three replicas of the shop on PostgreSQL", () => {
  campaign(`the database crashes ${restarts} times`, ownPostgresMissing, async () => {
    announce("crashing the database of three replicas", { RESTARTS: restarts });
    const server = await startOwnPostgres();
    onTestFinished(() => server.stop());
    const { fraction } = seededRandom(seed);
    const replicas = await start(times(3, () => server.url));
    const history = await ordersMeanwhile({ url: replicas.urls, tokens, ordersARun }, async ({ goesOn }) => {
      for (let n = 0; n < restarts; n++) {
        await goesOn();
        await passing(fraction() * 500);
        await server.crash();
      }
    });
    await expectAllWell(replicas.urls, server.url, history);
  });

  // Up to twice as long: beyond a lease's end, a client's patience and, if there are many, any statement's time.
  const pausesMs = [500, 5_000, 1_000, 3_500, 12_000, 200, 4_000, 2_000, 6_000, 40_000];

  campaign(`one is paused ${pauses} times`, postgresMissing, async () => {
    announce("pausing one of three replicas", { PAUSES: pauses });
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const { fraction } = seededRandom(seed);
    const replicas = await start(times(3, () => database.url));
    const history = await ordersMeanwhile(
      { url: replicas.urls, tokens, ordersARun, requestMs: 3_000 },
      async () => {
        for (let n = 0; n < pauses; n++) {
          const one = replicas.shops[Math.floor(fraction() * 3)]!;
          await passing(fraction() * 500);
          one.pause();
          await passing(fraction() * 2 * pausesMs[n % pausesMs.length]!);
          one.resume();
        }
      },
    );
    await expectAllWell(replicas.urls, database.url, history);
  });

  const modes: LinkMode[] = ["cut", "silent", "slow", "deaf", "mute"];

  campaign(`the way of one to the database fails ${cuts} times`, postgresMissing, async () => {
    announce("cutting three replicas off from their database", { CUTS: cuts });
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const links = await Promise.all(times(3, () => openFaultyLink(database.url)));
    onTestFinished(() => Promise.all(links.map((link) => link.close())).then(() => {}));
    const { fraction } = seededRandom(seed);
    const replicas = await start(links.map((link) => link.url));
    const history = await ordersMeanwhile(
      { url: replicas.urls, tokens, ordersARun, requestMs: 3_000 },
      async () => {
        for (let n = 0; n < cuts; n++) {
          const link = links[Math.floor(fraction() * 3)]!;
          await passing(fraction() * 500);
          link.become(modes[n % modes.length]!);
          await passing(fraction() * 6_000);
          link.become("pass");
        }
      },
    );
    await expectAllWell(replicas.urls, database.url, history);
  });
});

function campaign(misfortune: string, missing: string | undefined, run: () => Promise<void>): void {
  const title = `${misfortune} while orders flow: nothing acknowledged is lost, nothing happens twice`;
  const skipped = missing !== undefined && !process.env.CI;
  test.skipIf(skipped)(missing ? `${title} (${missing})` : title, run, 1_800_000);
}

/** Starts a replica at each way to the database. */
async function start(ways: readonly string[]) {
  const ports = await Promise.all(ways.map(freePort));
  const shops = ways.map((data, n) => new ShopProcess({ data, port: ports[n]!, secret }));
  onTestFinished(() => Promise.all(shops.map((shop) => shop.kill())).then(() => {}));
  await Promise.all(shops.map((shop) => shop.start()));
  return { shops, urls: ports.map((port) => `http://127.0.0.1:${port}`) };
}

async function expectAllWell(
  urls: readonly string[],
  url: string,
  history: Parameters<typeof problemsAtRest>[2],
): Promise<void> {
  const clerk = shopClient(urls, await tokens("clerk", ["clerk"]));
  expect(await problemsAtRest(clerk, { scheme: "postgres", url }, history)).toEqual([]);
  expect(history.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
}
