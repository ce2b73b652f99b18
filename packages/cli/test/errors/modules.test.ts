import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { project } from "../project.ts";
import { run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";

// What can be wrong in a project's own modules.

interface Mistake {
  readonly code: ErrorCode;
  /** Written over the project's own. */
  readonly files: Readonly<Record<string, string>>;
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
  "module-throws": {
    code: "ASH_MODULE_LOAD",
    files: tasks(whole, 'throw new Error("the calendar of 1752 is not supported");'),
  },
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
  "module-uncaught": {
    code: "ASH_UNCAUGHT",
    files: tasks(
      whole,
      'async function refresh() { throw new Error("the rates could not be fetched"); }\nrefresh();',
    ),
  },
  "module-no-default": {
    code: "ASH_MODULE_LOAD",
    files: { "modules/tasks/module.ts": 'export { tasks } from "./contract.js";\n' },
  },
  "module-duplicate": { code: "ASH_MODULE_DUPLICATE", files: reminders("tasks") },
  "module-folder": { code: "ASH_MODULE_INVALID", files: reminders("remind") },
  "module-command-unhandled": {
    code: "ASH_MODULE_INVALID",
    files: tasks("views: [openTasks], queries: { open: () => [] }"),
  },
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
};

describe("what is wrong in a module is told with its place, and nothing runs", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, files }) => {
    const folder = await project(files);
    const outcome = await run({ folder, args: ["start", "--port", "0"] });
    expectOneError(name, code, outcome, { [folder]: "project" });
    expect(existsSync(join(folder, ".ashlar")), "a store was made").toBe(false);
  });

  test("every golden file belongs to a mistake", () => expectAllGolden("module-", Object.keys(mistakes)));
});
