import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, copyFile, mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import Database from "libsql";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { unprivilegedUser } from "../../../../conformance/servers/unprivileged-user.ts";
import { temporaryFolder, write } from "../project.ts";
import { executable, run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";
import {
  contents,
  copyOf,
  failingHalfway,
  firstMigration,
  people,
  projectWithData,
} from "./project-with-data.ts";

// What can be wrong with the embedded store. Each case begins with a project that has data, and ends with all of it.

interface Mistake {
  readonly code: ErrorCode;
  /** Written over the project's own. */
  readonly files?: Readonly<Record<string, string>>;
  readonly largestFileKb?: number;
  readonly spoil?: (data: string, folder: string) => unknown;
}

async function overwrite(file: string, at: number, length: number): Promise<void> {
  const handle = await open(file, "r+");
  await handle.write(Buffer.alloc(length, 0xa5), 0, length, at);
  await handle.close();
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

const failing = `import { view } from "@ashlar/core";
import { openTask, tasks } from "./contract.js";
export const openTasks = view(tasks, {
  name: "openTasks",
  version: 2,
  row: openTask,
  on: {
    TaskAdded: (_, { taskId, title }, { at }) => {
      if (taskId === "2") throw new Error(\`"\${title}" has no priority\`);
      return { taskId, title, since: at.toISOString() };
    },
  },
});\n`;

const mistakes: Readonly<Record<string, Mistake>> = {
  "store-below-file": {
    code: "ASH_DISK",
    files: { "architecture.yaml": "data: sqlite:README.md/data\n" },
  },
  "store-file-is-folder": {
    code: "ASH_DISK",
    files: { "architecture.yaml": "data: sqlite:elsewhere\n" },
    spoil: (_, folder) => mkdir(join(folder, "elsewhere/people.db"), { recursive: true }),
  },
  "store-disk-full": {
    code: "ASH_DISK",
    files: { "architecture.yaml": "data: sqlite:elsewhere\n" },
    largestFileKb: 48,
  },
  "store-not-a-database": {
    code: "ASH_STORE_CORRUPT",
    spoil: (data) => writeFile(join(data, "people.db"), "Dear diary,\n".repeat(1000)),
  },
  "store-header-damaged": {
    code: "ASH_STORE_CORRUPT",
    spoil: (data) => overwrite(join(data, "tasks.db"), 0, 100),
  },
  "store-pages-damaged": {
    code: "ASH_STORE_CORRUPT",
    spoil: (data) => overwrite(join(data, "tasks.db"), 4096, 40_000),
  },
  "store-newer": {
    code: "ASH_STORE_NEWER",
    spoil: (data) =>
      change(join(data, "people.db"), "update _migrations set format = 999 where name = 'ashlar'"),
  },
  "store-views-older": {
    code: "ASH_VIEWS_OLDER",
    // As a newer release leaves it, whose view has version 9.
    spoil: (data) =>
      change(join(data, "tasks.db"), "update _layout set id = 'view_openTasks_v9_0000', generation = 4"),
  },
  "store-migration-fails": { code: "ASH_MIGRATION_FAILED", files: people(failingHalfway) },
  "store-migration-removed": { code: "ASH_MIGRATION_CHANGED", files: people("") },
  "store-migration-renamed": {
    code: "ASH_MIGRATION_CHANGED",
    files: people(firstMigration.replace("001-people", "001-persons")),
  },
};

let original: string;
beforeAll(async () => {
  original = await projectWithData();
});

test("after a stop the files themselves hold everything, so that copies of them are backups", async () => {
  const data = join(original, ".ashlar/data");
  const copies = await temporaryFolder();
  for (const name of ["people.db", "tasks.db"]) await copyFile(join(data, name), join(copies, name));
  expect(contents(join(copies, "people.db"))).toMatchObject({ people: [{ name: "Ann" }, { name: "Bob" }] });
  expect(contents(join(copies, "tasks.db"))._feed).toHaveLength(2);
});

describe("what is wrong with the embedded store is told, and nothing in it is touched", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, files = {}, largestFileKb, spoil }) => {
    const folder = await copyOf(original);
    const data = join(folder, ".ashlar/data");
    for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
    await spoil?.(data, folder);
    const before = held(data);
    const outcome = await run({ folder, args: ["start", "--port", "0"], largestFileKb });
    expectOneError(name, code, outcome, { [folder]: "project" });
    expect(held(data)).toEqual(before);
  });

  // Root may write anywhere, so somebody else tries.
  const user = unprivilegedUser();
  const mayRun = spawnSync("test", ["-r", executable], { ...user }).status === 0;
  test.skipIf(!mayRun)(
    `store-not-writable${mayRun ? "" : " (others may not read this repository)"}`,
    async () => {
      const folder = await copyOf(original);
      await write(join(folder, "architecture.yaml"), "data: sqlite:elsewhere\n");
      await chmod(dirname(folder), 0o755);
      await chmod(folder, 0o555);
      const outcome = await run({ folder, args: ["start", "--port", "0"], user });
      await chmod(folder, 0o755);
      expectOneError("store-not-writable", "ASH_DISK", outcome, { [folder]: "project" });
    },
  );

  test("store-view-fails", async () => {
    const folder = await copyOf(original);
    await write(join(folder, "modules/tasks/open-tasks.ts"), failing);
    const before = held(join(folder, ".ashlar/data"));
    const outcome = await run({ folder, args: ["start", "--port", "0"] });
    const [, eventId = ""] = /event (\S+)/.exec(outcome.err) ?? [];
    expectOneError("store-view-fails", "ASH_VIEW_REBUILD_FAILED", outcome, { [eventId]: "event id" });
    // Beside the live rows it has made room for the new ones, which nobody reads.
    const { _layout, ...rest } = before.tasks as Record<string, unknown>;
    expect(held(join(folder, ".ashlar/data"))).toMatchObject({ people: before.people, tasks: rest });
  });

  test("store-locked", async () => {
    const folder = await copyOf(original);
    const data = join(folder, ".ashlar/data");
    const before = held(data);
    const other = new Database(join(data, "people.db"));
    other.exec("begin exclusive");
    onTestFinished(() => void other.close());
    const outcome = await run({ folder, args: ["start", "--port", "0"] });
    other.exec("rollback");
    expectOneError("store-locked", "ASH_STORE_UNAVAILABLE", outcome, { [folder]: "project" });
    expect(held(data)).toEqual(before);
  });

  test("every golden file belongs to a mistake", () =>
    expectAllGolden("store-", [
      ...Object.keys(mistakes),
      "store-not-writable",
      "store-view-fails",
      "store-locked",
    ]));
});

/** What the store's files hold; of one that cannot be read, its bytes. */
function held(data: string): { readonly people: unknown; readonly tasks: unknown } {
  const of = (file: string) => {
    try {
      return contents(file);
    } catch {
      return readFileSync(file).toString("base64");
    }
  };
  return { people: of(join(data, "people.db")), tasks: of(join(data, "tasks.db")) };
}
