import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { command, contract, entity, event, module, query, react, view } from "@ashlar/core";
import { startApp } from "@ashlar/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  administer,
  type Database,
  freshDatabase,
  postgresMissing,
} from "../../conformance/servers/index.ts";
import { root } from "./page.js";

// What storage.md says about a dump that is restored on another server, and the script it gives.

const ofDoor = z.object({ doorId: z.string() });
const backDoors = contract("backDoors", {
  commands: { open: command({ input: ofDoor, key: (c) => c.doorId }) },
  events: { Opened: event(ofDoor) },
});
const bells = contract("bells", {
  commands: { ring: command({ input: ofDoor, key: (c) => c.doorId }) },
  queries: { rung: query({ input: z.object({}), output: z.array(z.string()) }) },
  events: { Rung: event(ofDoor) },
});
const rings = view(bells, { name: "rings", row: ofDoor, on: { Rung: (_, door) => door } });
const modules = [
  module(backDoors, {
    entities: [
      entity(backDoors, { initial: {}, decide: { open: (_, c) => backDoors.events.Opened(c) }, evolve: {} }),
    ],
  }),
  module(bells, {
    entities: [entity(bells, { initial: {}, decide: { ring: (_, c) => bells.events.Rung(c) }, evolve: {} })],
    views: [rings],
    queries: {
      rung: async (_, { views }) => (await views.rings.find()).rows.map(({ doorId }) => doorId),
    },
    on: [react(backDoors.events.Opened, (door, { call }) => call(bells.ring, door))],
  }),
];

// On CI a test that cannot run is a failure.
const skipped = postgresMissing !== undefined && process.env.CI !== "true";
let database: Database;
beforeAll(async () => {
  if (!skipped) database = await freshDatabase();
});
afterAll(() => database?.drop());

test.skipIf(skipped)("the script makes a restored dump deliver events again", async () => {
  await openDoors("a", "b", "c");
  expect(await rung()).toEqual(["a", "b", "c"]);

  await forgetTransactions();
  await expect(openDoors("d")).rejects.toMatchObject({ code: "ASH_STORE_RESTORED" });

  await administer(database.url, await script());
  await openDoors("e");
  expect(await rung()).toEqual(["a", "b", "c", "e"]);
});

async function openDoors(...doorIds: readonly string[]): Promise<void> {
  await withApp(async ({ call, settled }) => {
    for (const doorId of doorIds) await call(backDoors.open, { doorId });
    await settled();
  });
}

async function rung(): Promise<readonly string[]> {
  return withApp(({ call }) => call(bells.rung, {}));
}

async function withApp<T>(work: (app: Awaited<ReturnType<typeof startApp>>) => Promise<T>): Promise<T> {
  const app = await startApp({ modules, yaml: JSON.stringify({ data: database.url }) });
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

/** As if the rows had come from a server that had counted far more transactions than this one. */
async function forgetTransactions(): Promise<void> {
  for (const schema of ["back_doors", "bells"]) {
    await administer(
      database.url,
      `update ${schema}._feed set xid = (xid::text::bigint + 1000000000)::text::xid8`,
    );
    await administer(
      database.url,
      `update ${schema}._checkpoints set position =
         (split_part(position, ':', 1)::bigint + 1000000000) || ':' || split_part(position, ':', 2)
       where position is not null`,
    );
  }
}

async function script(): Promise<string> {
  const page = await readFile(join(root, "docs/storage.md"), "utf8");
  return /```sql\n([^`]+renumbered[^`]+)```/.exec(page)![1]!;
}
