import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import { describe, expect, test } from "vitest";
import { project } from "../project.ts";
import { run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";

// What can be wrong in architecture.yaml and in the environment it is read with, as far as it shows on the command line.
// The wording of each mistake in the file itself is tested where it is parsed.

interface Mistake {
  readonly code: ErrorCode;
  readonly file: string;
  readonly environment?: Record<string, string>;
  readonly args?: readonly string[];
}

const handlers = {
  "modules/people/contract.ts": `import { command, contract } from "@ashlar/core";
import { z } from "zod";
export const people = contract("people", {
  commands: { register: command({ input: z.object({ name: z.string() }), key: (c) => c.name }) },
});\n`,
  "modules/people/module.ts": `import { module } from "@ashlar/core";
import { people } from "./contract.js";
export default module(people, { commands: { register: () => {} } });\n`,
};

const mistakes: Readonly<Record<string, Mistake>> = {
  "architecture-syntax": {
    code: "ASH_ARCHITECTURE_SYNTAX",
    file: "gateway:\n  host: localhost\n port: 80\n",
  },
  "architecture-key": { code: "ASH_ARCHITECTURE_KEY", file: "gatway: { port: 80 }\n" },
  "architecture-module": { code: "ASH_ARCHITECTURE_MODULE", file: "modules:\n  taks: { state: rows }\n" },
  "architecture-environment": { code: "ASH_ENVIRONMENT_MISSING", file: "data: ${DATABASE_URL}\n" },
  "architecture-data": {
    code: "ASH_DATA_URL",
    file: "data: ${DATABASE_URL}\n",
    environment: { DATABASE_URL: "postgress://shop:hunter2@db:5432/shop" },
  },
  "architecture-unit": {
    code: "ASH_ARCHITECTURE_UNSUPPORTED",
    file: "modules:\n  tasks: { unit: tasks }\n",
  },
  "architecture-state": {
    code: "ASH_ARCHITECTURE_UNSUPPORTED",
    file: "modules:\n  tasks: { state: events }\n",
  },
  "architecture-events": { code: "ASH_ARCHITECTURE_UNSUPPORTED", file: "events: nats\n" },
  "architecture-plain-handlers": {
    code: "ASH_ARCHITECTURE_STATE",
    file: "modules:\n  people: { state: events }\n",
  },
  "architecture-secret": {
    code: "ASH_ARCHITECTURE_VALUE",
    file: "gateway:\n  auth: { secret: ${JWT_SECRET} }\n",
    environment: { JWT_SECRET: "hunter2" },
  },
  "architecture-file": {
    code: "ASH_ARCHITECTURE_FILE",
    file: "",
    args: ["start", "--file", "architecture.production.yaml"],
  },
  "environment-secret": {
    code: "ASH_SETTING_INVALID",
    file: "",
    environment: { ASHLAR_JWT_SECRET: "hunter2" },
  },
  "environment-port": { code: "ASH_SETTING_INVALID", file: "", environment: { PORT: "http" } },
};

describe("what is wrong in the architecture is told before anything starts", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, file, environment = {}, args }) => {
    const folder = await project({ ...handlers, "architecture.yaml": file });
    const outcome = await run({ folder, args: args ?? ["start"], environment });
    expectOneError(name, code, outcome, { [folder]: "project" });
    expect(existsSync(join(folder, ".ashlar")), "a store was made").toBe(false);
    expect(outcome.err).not.toMatch(/hunter2|hun\/ter2/);
  });

  test("every golden file belongs to a mistake", () => {
    const names = Object.keys(mistakes);
    for (const prefix of ["architecture-", "environment-"]) {
      expectAllGolden(
        prefix,
        names.filter((name) => name.startsWith(prefix)),
      );
    }
  });
});
