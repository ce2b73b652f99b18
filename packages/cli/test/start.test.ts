import { createServer } from "node:net";
import { expect, test } from "vitest";
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
