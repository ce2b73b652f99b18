import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ashlar, startAshlar } from "./ashlar.js";
import { project, temporaryFolder, write } from "./project.js";

/** Clears the screen, sets the title, colours, turns letters round, and goes on as a line of somebody else's. */
const hostile = "a\u001b[2J\u001b]0;title\u0007\u009b31m\u202eb\u2066\u007f\u2028\r\nforged line";

/** Nothing in it acts on a terminal, and no line is another's. */
function expectHarmless(...texts: readonly string[]) {
  for (const text of texts) {
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    expect(text).not.toMatch(/^forged line/m);
  }
  expect(texts.join("")).toContain("forged line");
}

test("the key, the type and the error of a failed event are shown, not obeyed", async () => {
  const folder = await project({
    "modules/tasks/module.ts": `import { module, react } from "@ashlar/core";
import { tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";
export default module(tasks, {
  entities: [task],
  views: [openTasks],
  queries: { open: async (_, { views }) => (await views.openTasks.find()).rows },
  on: [react(tasks.events.TaskAdded, (e) => { throw new Error(e.title); })],
});
`,
  });
  const running = startAshlar(["start", folder, "--port", "0", "--json"]);
  const { data } = JSON.parse((await running.until("out", /^.*\n/))[0]);
  await fetch(`${data.url}/tasks/add`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ taskId: hostile, title: hostile }),
  });
  const listed = (...options: string[]) => ashlar(["events", "failed", folder, ...options]);
  await expect.poll(async () => (await listed()).out, { timeout: 30_000 }).toContain("tries since");
  running.signal("SIGTERM");
  await running.ended;
  expectHarmless((await listed()).out);
  const { out } = await listed("--json");
  expectHarmless(out);
  expect(JSON.parse(out).data[0].key).toBe(hostile);
});

test.each([
  { said: "describe FOLDER", args: ["describe", hostile] },
  { said: "COMMAND", args: [hostile] },
  { said: "start --OPTION", args: ["start", `--${hostile}`] },
  { said: "new NAME", args: ["new", hostile] },
  { said: "events failed --consumer NAME", args: ["events", "failed", "--consumer", hostile] },
  { said: "check --changed REVISION", args: ["check", "--changed", hostile] },
  { said: "check FOLDER", args: ["check", hostile] },
  { said: "advise FOLDER", args: ["advise", hostile] },
  { said: "advise --casebook FILE", args: ["advise", "--casebook", hostile] },
])("what `$said` complains of is shown, not obeyed", async ({ args }) => {
  const folder = await project();
  const placed = args[0] === "events" ? [...args.slice(0, 2), folder, ...args.slice(2)] : args;
  const { exit, out, err } = await ashlar([...placed, "--verbose"]);
  expect(exit).toBeGreaterThan(1);
  expect(out).toBe("");
  expectHarmless(err);
  expectHarmless((await ashlar([...placed, "--json"])).out);
});

test("names in a project are described, not obeyed", async () => {
  const folder = await project({
    "modules/clocks/contract.ts": `import { contract, query } from "@ashlar/core";
import { z } from "zod";
const access = { roles: [${JSON.stringify(hostile)}] };
export const clocks = contract("clocks", {
  queries: { time: query({ input: z.object({}), output: z.string(), access }) },
});
`,
    "modules/clocks/module.ts": `import { module } from "@ashlar/core";
import { clocks } from "./contract.js";
export default module(clocks, { queries: { time: () => "" } });
`,
  });
  for (const form of [[], ["--json"]]) {
    const { exit, out, err } = await ashlar(["describe", folder, ...form]);
    expect(exit, err).toBe(0);
    expectHarmless(out);
  }
});

test("names of files and folders in a repository are shown, not obeyed", async () => {
  const folder = await temporaryFolder();
  await write(join(folder, "src", hostile, "a.ts"), 'import "../gone.js"; export {');
  await write(join(folder, "src", "b", "b.ts"), `import ${JSON.stringify(`../${hostile}/a.js`)};`);
  await write(
    join(folder, "boundaries.yaml"),
    `modules:\n  x: { path: ${JSON.stringify(`src/${hostile}`)}, dependsOn: [] }\n  b: { path: src/b, dependsOn: [] }\n`,
  );
  const forms = ["", "--json", "--sarif", "--mermaid", "--dot"].map((form) => ["check", folder, form]);
  for (const args of [...forms, ["advise", folder, ""], ["check", folder, "--init"]]) {
    const { out, err } = await ashlar(args.filter((one) => one !== ""));
    for (const text of [out, err]) {
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(text).not.toMatch(/^forged line/m);
    }
  }
});

test("a new project's folder is told, not obeyed", async () => {
  const parent = join(await temporaryFolder(), hostile);
  await mkdir(parent);
  const { exit, out } = await ashlar(["new", join(parent, "todo")]);
  expect(exit).toBe(0);
  expectHarmless(out);
});
