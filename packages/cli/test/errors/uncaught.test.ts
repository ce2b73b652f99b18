import { join } from "node:path";
import { expect, test } from "vitest";
import { project, write } from "../project.ts";
import { serve } from "./command-line.ts";
import { expectOneError } from "./one-error.ts";
import { send } from "./problem-text.ts";

// A query that leaves something behind which throws when nobody is there to catch it.
const careless = `import { module } from "@ashlar/core";
import { tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";
export default module(tasks, {
  entities: [task],
  views: [openTasks],
  queries: {
    open: async (_, { views }) => {
      setTimeout(() => {
        throw new Error("the rates could not be fetched");
      });
      return (await views.openTasks.find()).rows;
    },
  },
});\n`;

const listing = { method: "GET", path: "/tasks/open" };

test("what nobody catches ends a running project with an error, and loses nothing", async () => {
  const folder = await project();
  const file = join(folder, "modules/tasks/module.ts");
  await write(file, careless);
  const first = await serve({ folder });
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ taskId: "1", title: "Say hello" });
  expect((await send(first.url, { path: "/tasks/add", headers, body }, "add")).status).toBe(204);
  expect((await send(first.url, listing, "list")).status).toBe(200);
  const outcome = await first.ended;
  const lines = outcome.err.split("\n");
  const logged = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  expect(logged.at(-1)).toMatchObject({
    level: 60,
    err: { stack: expect.stringContaining("module.ts:11:") },
  });
  const err = lines.filter((line) => !line.startsWith("{")).join("\n");
  expectOneError("uncaught-running", "ASH_UNCAUGHT", { ...outcome, err, ms: 0 }, { [folder]: "project" });

  await write(file, careless.replace(/setTimeout[\s\S]*\}\);\n\s*return/, "return"));
  const second = await serve({ folder });
  expect(JSON.parse((await send(second.url, listing, "list")).body)).toMatchObject([{ taskId: "1" }]);
  expect((await second.stop()).exit).toBe(0);
});

test("a promise that a query left behind and that is rejected is logged, and ends nothing", async () => {
  const folder = await project();
  await write(
    join(folder, "modules/tasks/module.ts"),
    careless.replace(
      /setTimeout[\s\S]*\}\);\n\s*return/,
      'void Promise.reject(new Error("the rates could not be fetched")); return',
    ),
  );
  const running = await serve({ folder });
  for (const answer of ["first", "second"]) {
    expect((await send(running.url, listing, answer)).status).toBe(200);
  }
  const { exit, err } = await running.stop();
  expect(exit).toBe(0);
  expect(err).toContain("a promise was rejected that nobody waits for");
  expect(err).toContain("the rates could not be fetched");
});
