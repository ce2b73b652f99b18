import { join } from "node:path";
import { expect, test } from "vitest";
import { ashlar, startAshlar } from "./ashlar.js";
import { project } from "./project.js";

test("a project is described as text, as JSON and as a chart", async () => {
  const folder = await project();
  const text = await ashlar(["describe", folder]);
  expect(text).toMatchObject({ exit: 0, err: "" });
  expect(text.out).toContain("layered monolith: tasks is the only module");
  expect(text.out).toContain("command add [public], by entity tasks, key {taskId}, rejects AlreadyAdded");

  const json = JSON.parse((await ashlar(["describe", folder, "--json"])).out);
  expect(json).toMatchObject({ ashlar: 1, command: "describe", ok: true, error: null });
  expect(json.data.modules).toMatchObject([{ name: "tasks", views: ["openTasks"] }]);

  const chart = await ashlar(["describe", folder, "--mermaid"]);
  expect(chart.out).toMatch(/^flowchart LR\n/);
  expect(JSON.parse((await ashlar(["describe", folder, "--mermaid", "--json"])).out).data).toEqual({
    mermaid: chart.out,
  });
});

test("what this release cannot run yet is described all the same, with a note", async () => {
  const folder = await project({ "sourced.yaml": "modules: { tasks: { state: events } }\n" });
  const { exit, out, err } = await ashlar(["describe", folder, "--file", "sourced.yaml"]);
  expect(exit).toBe(0);
  expect(out).toContain("CQRS + event sourcing");
  expect(err).toContain("cannot be started yet");
  const start = await ashlar(["start", folder, "--file", "sourced.yaml"]);
  expect(start).toMatchObject({ exit: 3, err: expect.stringMatching(/^ASH_ARCHITECTURE_UNSUPPORTED/) });
});

test("a mistake in architecture.yaml is told with its place", async () => {
  const folder = await project({ "architecture.yaml": "modules:\n  task: {}\n" });
  const { exit, out, err } = await ashlar(["describe", folder]);
  expect({ exit, out }).toEqual({ exit: 3, out: "" });
  expect(err).toContain(`ASH_ARCHITECTURE_MODULE  ${join(folder, "architecture.yaml")}:2:3`);
  expect(err).toContain('Did you mean "tasks"?');
});

test.each([
  ["does not compile", "const order = ;\n", /Unexpected ";"/, "modules/tasks/module.ts:1:15"],
  ["throws", "\nthrow new Error('out of order');\n", /out of order/, "modules/tasks/module.ts:2:7"],
  [
    "imports what is not there",
    "import './nothing.js';\n",
    /Cannot find module .*nothing/,
    "modules/tasks/module.ts",
  ],
])("a module that %s is told with its place", async (_, text, message, place) => {
  const folder = await project({ "modules/tasks/module.ts": text });
  const { exit, out, err } = await startAshlar(["describe", folder]).ended;
  expect({ exit, out }).toEqual({ exit: 3, out: "" });
  expect(err).toMatch(message);
  expect(err).toContain(`ASH_MODULE_LOAD  ${join(folder, place)}\n`);
  expect(err).not.toContain("    at ");
});
