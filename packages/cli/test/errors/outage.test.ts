import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { administer, interruptible, type PostgresServer } from "../../../../conformance/servers/index.ts";
import { project } from "../project.ts";
import { type Served, serve } from "./command-line.ts";
import { expectGolden, masked } from "./golden.ts";
import { skipped, startPostgres, titled } from "./own-postgres.ts";
import { logOf, problemText, type Request, send } from "./problem-text.ts";
import { firstMigration, people } from "./project-with-data.ts";

// What a running project does when its database stops, and starts again.

const registering =
  "react(tasks.events.TaskAdded, ({ taskId }, { call }) => call(people.register, { name: taskId }))";
const atOnce = 8;

let postgres: PostgresServer;
beforeAll(async () => {
  if (!skipped) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

function adding(taskId: string): Request {
  const headers = { "content-type": "application/json" };
  return { path: "/tasks/add", headers, body: JSON.stringify({ taskId, title: "Say hello" }) };
}

const listing: Request = { method: "GET", path: "/tasks/open" };
const readiness: Request = { method: "GET", path: "/health/ready" };

/** What came of each task that somebody tried to add. */
interface Outcomes {
  readonly added: Set<string>;
  /** Of these it is not known. */
  readonly uncertain: Set<string>;
  readonly codes: Set<string>;
}

/** Adds tasks, several at once, until told to stop. */
async function keepAdding({ url }: Served, outcomes: Outcomes, stopped: () => boolean): Promise<void> {
  const worker = async (name: number) => {
    for (let n = 0; !stopped(); n++) {
      const id = `w${name}.${n}`;
      const { status, body } = await send(url, adding(id), id);
      if (status === 204) outcomes.added.add(id);
      else {
        const { code, mayHaveExecuted } = JSON.parse(body);
        outcomes.codes.add(`${status} ${code}`);
        if (mayHaveExecuted !== false) outcomes.uncertain.add(id);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => worker(n)));
}

test.skipIf(skipped)(
  titled("a database that stops costs answers with a code, and nothing once it is back"),
  async () => {
    const folder = await project(people(firstMigration, registering));
    const served = await serve({ folder, environment: { DATABASE_URL: postgres.url } });
    onTestFinished(async () => void (served.isUp() && (await served.stop())));
    const server = await interruptible(postgres);

    const outcomes: Outcomes = { added: new Set(), uncertain: new Set(), codes: new Set() };
    let done = false;
    const adders = keepAdding(served, outcomes, () => done);
    await expect.poll(() => outcomes.added.size).toBeGreaterThan(20);
    await server.halt();
    await expect.poll(() => outcomes.codes.size).toBeGreaterThan(0);
    done = true;
    await adders;
    expect([...outcomes.codes]).toEqual(["503 ASH_CALL_UNAVAILABLE"]);

    const masks = { [new URL(postgres.url).port]: "port" };
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // Of failures that are alike, one a second is logged.
    const refusal = await send(served.url, adding("refused"), "refused");
    await expect.poll(() => logOf(served.log(), "refused")).toHaveLength(1);
    const log = logOf(served.log(), "refused");
    expectGolden("outage-command", masked(problemText(adding("refused"), refusal, log), masks));
    const unread = await send(served.url, listing, "unread");
    expectGolden("outage-query", masked(problemText(listing, unread, []), masks));
    const unready = await send(served.url, readiness, "unready");
    expectGolden("outage-ready", masked(problemText(readiness, unready, []), masks));
    expect((await send(served.url, { method: "GET", path: "/health/live" }, "live")).status).toBe(200);

    await server.resume();
    await expect.poll(async () => (await send(served.url, readiness, "ready")).status).toBe(200);
    expect((await send(served.url, adding("after"), "after")).status).toBe(204);
    const expected = new Set([...outcomes.added, "after"]);
    const rows = await administer<{ key: string }>(
      postgres.url,
      "select key from tasks._entities order by key",
    );
    const tasks = rows.map(({ key }) => key);
    expect([...expected].filter((id) => !tasks.includes(id))).toEqual([]);
    expect(tasks.filter((id) => !expected.has(id) && !outcomes.uncertain.has(id))).toEqual([]);
    const registered = async () => {
      const { body } = await send(served.url, { method: "GET", path: "/people/all" }, "registered");
      return JSON.parse(body).map(({ name }: { name: string }) => name);
    };
    await expect.poll(registered, { timeout: 20_000 }).toEqual(tasks);
    expect((await served.stop()).exit).toBe(0);
  },
);
