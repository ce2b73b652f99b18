import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "../../../conformance/servers/free-port.ts";
import { ashlar, startAshlar } from "./ashlar.js";
import { project } from "./project.js";

async function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "a project is served until %s, and keeps what it was told",
  async (signal) => {
    const folder = await project();
    const first = startAshlar(["start", folder, "--port", "0", "--json"]);
    const { data } = JSON.parse((await first.until("out", /^.*\n/))[0]);
    expect(await post(`${data.url}/tasks/add`, { taskId: "1", title: "Say hello" })).toMatchObject({
      ok: true,
    });
    first.signal(signal);
    const outcome = await first.ended;
    expect(outcome.exit).toBe(0);
    expect(outcome.err).toContain(`listening on ${data.url}`);

    const second = startAshlar(["start", folder], { PORT: "0" });
    const [, url] = await second.until("err", /listening on (http:[^"\s]+)/);
    expect(await (await fetch(`${url}/tasks/open`)).json()).toMatchObject([
      { taskId: "1", title: "Say hello" },
    ]);
    second.signal(signal);
    expect(await second.ended).toMatchObject({ exit: 0, out: "" });
  },
);

test("a second signal ends it at once, whatever is still under way", async () => {
  const folder = await project({
    "modules/tasks/module.ts": `import { module } from "@ashlar/core";
import { tasks } from "./contract.js";
import { task } from "./task.js";
const never = new Promise(() => {});
export default module(tasks, { entities: [task], queries: { open: () => never } });\n`,
  });
  const running = startAshlar(["start", folder, "--port", "0"]);
  const [, url] = await running.until("err", /listening on (http:[^"\s]+)/);
  const answer = fetch(`${url}/tasks/open`).catch(() => "cut off");
  await expect.poll(async () => (await fetch(`${url}/metrics`)).text()).toContain("ashlar_calls_active 1");
  running.signal("SIGTERM");
  await running.until("err", /stopping/);
  running.signal("SIGINT");
  expect((await running.ended).exit).toBe(130);
  expect(await answer).toBe("cut off");
});

// A migration that waits until a file is there, as one waits that has much to do or stands behind a lock.
const slowly = (file: string) => `import { existsSync } from "node:fs";
import { database, module } from "@ashlar/core";
import { tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";
const untilThere = async () => {
  while (!existsSync(${JSON.stringify(file)})) await new Promise((resolve) => setTimeout(resolve, 10));
};
export default module(tasks, {
  entities: [task],
  views: [openTasks],
  database: database({ "001": untilThere }),
  queries: { open: async (_, { views }) => (await views.openTasks.find()).rows },
});\n`;

test("while it is starting it lives, is not ready, and can be stopped", async () => {
  const folder = await project();
  const file = join(folder, "go-on");
  await writeFile(join(folder, "modules/tasks/module.ts"), slowly(file));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const first = startAshlar(["start", folder, "--port", `${port}`]);
  const isAlive = async () => (await fetch(`${url}/health/live`).catch(() => undefined))?.status;
  await expect.poll(isAlive, { timeout: 20_000 }).toBe(200);
  const readiness = () => fetch(`${url}/health/ready`);
  await expect
    .poll(async () => (await readiness()).json(), { timeout: 20_000 })
    .toMatchObject({ status: 503, detail: "The server is starting: opening tasks." });
  expect((await fetch(`${url}/tasks/open`)).headers.get("retry-after")).toBe("1");
  first.signal("SIGTERM");
  const outcome = await first.ended;
  expect(outcome.exit).toBe(0);
  expect(outcome.err).toContain("stopped before it had started");

  const second = startAshlar(["start", folder, "--port", `${port}`]);
  await writeFile(file, "");
  await second.until("err", /listening on/);
  expect((await fetch(`${url}/tasks/open`)).status).toBe(200);
  second.signal("SIGTERM");
  expect((await second.ended).exit).toBe(0);
});

test("the log names the store and the modules", async () => {
  const folder = await project();
  const running = startAshlar(["start", folder, "--port", "0"]);
  const [line] = await running.until("err", /.*"msg":"listening on.*/);
  expect(JSON.parse(line)).toMatchObject({
    data: `sqlite:${join(folder, ".ashlar/data")}`,
    modules: ["tasks"],
  });
  running.signal("SIGTERM");
  const { err } = await running.ended;
  expect(err).not.toContain("is not set");
});

test("in production an embedded store that stands in for a variable is warned about", async () => {
  const folder = await project();
  const production = { NODE_ENV: "production" };
  const running = startAshlar(["start", folder, "--port", "0"], production);
  await running.until("err", /"level":40.*DATABASE_URL is not set: data is kept in the SQLite files of/);
  running.signal("SIGTERM");
  await running.ended;

  await writeFile(join(folder, "architecture.yaml"), "data: sqlite:.ashlar/data\n");
  const meant = startAshlar(["start", folder, "--port", "0"], production);
  await meant.until("err", /listening on/);
  meant.signal("SIGTERM");
  expect((await meant.ended).err).not.toContain("is not set");
});

test("it goes on while load balancers learn that it is stopping", async () => {
  const folder = await project({ "architecture.yaml": "gateway: { drainSeconds: 600 }\n" });
  const running = startAshlar(["start", folder, "--port", "0"]);
  const [, url] = await running.until("err", /listening on (http:[^"\s]+)/);
  running.signal("SIGTERM");
  await running.until("err", /stopping/);
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${url}/tasks/open`)).status).toBe(200);
  running.signal("SIGTERM");
  expect((await running.ended).exit).toBe(130);
});

test("a port that is taken is told, and nothing is left running", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as { port: number };
  const outcome = await startAshlar(["start", await project(), "--port", String(port)]).ended;
  taken.close();
  expect(outcome).toMatchObject({ exit: 4, out: "", err: expect.stringContaining("ASH_PORT_TAKEN") });
});

test("the architecture's own settings hold when no option says otherwise", async () => {
  const folder = await project({ "architecture.yaml": "gateway: { host: 203.0.113.1, port: 0 }\n" });
  const outcome = await ashlar(["start", folder]);
  expect(outcome).toMatchObject({ exit: 4, err: expect.stringContaining("ASH_ADDRESS_UNAVAILABLE") });
});
