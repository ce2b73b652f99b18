import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import { describe, test } from "vitest";
import { project } from "../project.ts";
import { run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";

// What can be wrong in a project's own modules.

interface Mistake {
  readonly code: ErrorCode;
  /** Written over the project's own. */
  readonly files: Readonly<Record<string, string>>;
  readonly removed?: readonly string[];
}

/** The module `tasks` with something in place of the parts it is put together from. */
function tasks(parts: string, imports = ""): Readonly<Record<string, string>> {
  return {
    "modules/tasks/module.ts": `import { entity, module, react, view } from "@ashlar/core";
import { z } from "zod";
import { openTask, tasks } from "./contract.js";
import { openTasks } from "./open-tasks.js";
import { task } from "./task.js";
${imports}
export default module(tasks, { ${parts} } as never);\n`,
  };
}

/** A module with one public command and a contract of this name. */
function reminders(contract: string, access = "public"): Readonly<Record<string, string>> {
  return {
    "modules/reminders/module.ts": `import { command, contract, module } from "@ashlar/core";
import { z } from "zod";
const promised = contract("${contract}", {
  commands: { remind: command({ input: z.object({ at: z.string() }), key: (c) => c.at, access: "${access}" }) },
});
export default module(promised, { commands: { remind: () => {} } });\n`,
  };
}

const whole = "entities: [task], views: [openTasks], queries: { open: () => [] }";

const mistakes: Readonly<Record<string, Mistake>> = {
  "module-syntax": {
    code: "ASH_MODULE_LOAD",
    files: { "modules/tasks/module.ts": "export default module(tasks, {;\n" },
  },
  "module-syntax-within": {
    code: "ASH_MODULE_LOAD",
    files: {
      "modules/tasks/task.ts": "export const task =\n  entity(tasks, { initial: { status: none' } });\n",
    },
  },
  "module-throws": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, 'throw new Error("the calendar of 1752 is not supported");'),
  },
  "module-throws-nothing": { code: "ASH_MODULE_LOAD", files: tasks(whole, "throw undefined;") },
  "module-settings": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, "z.object({ RATES_KEY: z.string() }).parse({});"),
  },
  "module-file-missing": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, 'import { remind } from "./remind.js"; remind();'),
  },
  "module-package-missing": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, 'import { remind } from "no-such-package-as-this"; remind();'),
  },
  "module-export-missing": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, 'import { closedTasks } from "./open-tasks.js"; closedTasks();'),
  },
  "module-no-default": {
    code: "ASH_MODULE_LOAD",
    files: { "modules/tasks/module.ts": 'export { tasks } from "./contract.js";\n' },
  },
  "module-default-contract": {
    code: "ASH_MODULE_LOAD",
    files: { "modules/tasks/module.ts": 'export { tasks as default } from "./contract.js";\n' },
  },
  "module-duplicate": { code: "ASH_MODULE_DUPLICATE", files: reminders("tasks") },
  "module-folder": { code: "ASH_MODULE_INVALID", files: reminders("remind") },
  "module-name": { code: "ASH_CONTRACT_NAME", files: reminders("re-minders") },
  "module-command-unhandled": {
    code: "ASH_MODULE_INVALID",
    files: tasks("views: [openTasks], queries: { open: () => [] }"),
  },
  "module-query-unanswered": { code: "ASH_MODULE_INVALID", files: tasks("entities: [task]") },
  "module-views-of-one-name": {
    code: "ASH_MODULE_INVALID",
    files: tasks(
      "entities: [task], views: [openTasks, other], queries: { open: () => [] }",
      'const other = view(tasks, { name: "openTasks", row: openTask, on: {} });',
    ),
  },
  "module-reaction": {
    code: "ASH_MODULE_INVALID",
    files: tasks(
      `${whole}, on: [react(payments.events.Captured, () => {})]`,
      `import { contract, event } from "@ashlar/core";
const payments = contract("payments", { events: { Captured: event(z.object({})) } });`,
    ),
  },
  "module-auth": { code: "ASH_AUTH_CONFIGURATION", files: reminders("reminders", "authenticated") },
  "module-address": {
    code: "ASH_MODULE_INVALID",
    files: {
      "modules/health/module.ts": `import { command, contract, module } from "@ashlar/core";
import { z } from "zod";
const health = contract("health", {
  commands: { live: command({ input: z.object({ at: z.string() }), key: (c) => c.at, access: "public" }) },
});
export default module(health, { commands: { live: () => {} } });\n`,
    },
  },
  "module-none": {
    code: "ASH_MODULES_NOT_FOUND",
    files: { "modules/tasks/readme.md": "To do.\n" },
    removed: ["modules/tasks/module.ts"],
  },
  "module-no-folder": { code: "ASH_MODULES_NOT_FOUND", files: {}, removed: ["modules"] },
};

describe("what is wrong in a module is told with its place, and nothing runs", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, files, removed = [] }) => {
    const folder = await project(files);
    for (const path of removed) await rm(join(folder, path), { recursive: true });
    const outcome = await run({ folder, args: ["start", "--port", "0"] });
    expectOneError(name, code, outcome, { [folder]: "project" });
  });

  test("every golden file belongs to a mistake", () => expectAllGolden("module-", Object.keys(mistakes)));
});
