import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { project } from "../project.ts";
import { type Served, serve } from "./command-line.ts";
import { expectGolden, masked } from "./golden.ts";
import { type Answer, logOf, problemText, type Request, send } from "./problem-text.ts";
import { contents, firstMigration, people } from "./project-with-data.ts";

// What a running project does when its disk is full: its files may not grow beyond a limit, which can be lifted and set.

const largestFileKb = 256;
const mostTasks = 500;
const registering =
  "react(tasks.events.TaskAdded, ({ taskId }, { call }) => call(people.register, { name: taskId }))";
const prlimit = ["/usr/bin/prlimit", "/bin/prlimit"].find(existsSync);

let folder: string;
beforeEach(async () => {
  folder = await project(people(firstMigration, registering));
});

/** Starts the project, which ends with the test at the latest. */
async function start(limitKb?: number): Promise<Served> {
  const served = await serve({ folder, largestFileKb: limitKb });
  onTestFinished(async () => void (served.isUp() && (await served.stop())));
  return served;
}

function adding(taskId: string): Request {
  const headers = { "content-type": "application/json" };
  return { path: "/tasks/add", headers, body: JSON.stringify({ taskId, title: "x".repeat(200) }) };
}

/** Adds tasks until one is refused. */
async function fill(
  served: Served,
  prefix: string,
): Promise<{ added: string[]; refusal: Answer; id: string }> {
  const added: string[] = [];
  for (let n = 0; n < mostTasks; n++) {
    const id = `${prefix}${n}`;
    const answer = await send(served.url, adding(id), id);
    if (answer.status !== 204) return { added, refusal: answer, id };
    added.push(id);
  }
  throw new Error("The disk never became full.");
}

async function listed(served: Served, path: string, field: string): Promise<unknown[]> {
  const { body } = await send(served.url, { method: "GET", path }, "list");
  return (JSON.parse(body) as Record<string, unknown>[]).map((row) => row[field]).sort();
}

/** Every task that was acknowledged is there, and no other; and each has been reacted to once. */
async function expectExactly(served: Served, added: readonly string[]): Promise<void> {
  const sorted = [...added].sort();
  expect(await listed(served, "/tasks/open", "taskId")).toEqual(sorted);
  await expect.poll(() => listed(served, "/people/all", "name"), { timeout: 10_000 }).toEqual(sorted);
}

test("on a full disk commands are refused, nothing acknowledged is lost, and a start with room goes on", async () => {
  const first = await start(largestFileKb);
  const { added, refusal, id } = await fill(first, "a");
  expect(added.length).toBeGreaterThan(0);
  await expect.poll(() => logOf(first.log(), id)).toHaveLength(1);
  const text = problemText(adding(id), refusal, logOf(first.log(), id));
  expectGolden("disk-full", masked(text, { [folder]: "project", [id]: "id" }));
  expect(await listed(first, "/tasks/open", "taskId")).toEqual([...added].sort());
  expect((await send(first.url, { method: "GET", path: "/health/live" }, "live")).status).toBe(200);
  const ready = await send(first.url, { method: "GET", path: "/health/ready" }, "ready");
  expect({ status: ready.status, body: ready.body }).toMatchObject({
    status: 503,
    body: expect.stringMatching(/"module":"tasks","ready":false,"reason":"[^"]*tasks\.db cannot be written/),
  });
  const { exit, out } = await first.stop();
  expect({ exit, out }).toEqual({ exit: 0, out: "" });

  const second = await start();
  await expectExactly(second, added);
  await second.stop();
  expect(contents(join(folder, ".ashlar/data/people.db"))._parked).toEqual([]);
});

test.skipIf(!prlimit)("when there is room again it goes on by itself", async () => {
  const served = await start(largestFileKb);
  const { added } = await fill(served, "a");
  execFileSync(prlimit!, ["--pid", String(served.pid), "--fsize=unlimited:"]);
  expect((await send(served.url, adding("b"), "b")).status).toBe(204);
  await expectExactly(served, [...added, "b"]);
  expect((await served.stop()).exit).toBe(0);
});
