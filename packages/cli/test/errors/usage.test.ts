import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import type { ErrorCode } from "@ashlar/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { project, temporaryFolder } from "../project.ts";
import { run } from "./command-line.ts";
import { expectAllGolden } from "./golden.ts";
import { expectOneError } from "./one-error.ts";

// What can be wrong on the command line, in the folder it is run in, and with the address to listen on.

interface Mistake {
  readonly code: ErrorCode;
  readonly args: readonly string[];
  /** Makes the folder it is run in; a new project when left out. */
  readonly folder?: () => Promise<string>;
}

async function folderWithNotes(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "shop"));
  await writeFile(join(folder, "shop/notes.txt"), "not to be lost\n");
  return folder;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  "usage-command": { code: "ASH_USAGE", args: ["strat"], folder: temporaryFolder },
  "usage-option": { code: "ASH_USAGE", args: ["start", "--prot", "3000"], folder: temporaryFolder },
  "usage-port": { code: "ASH_USAGE", args: ["start", "--port", "abc"], folder: temporaryFolder },
  "usage-folder": { code: "ASH_MODULES_NOT_FOUND", args: ["start"], folder: temporaryFolder },
  "usage-folder-missing": { code: "ASH_MODULES_NOT_FOUND", args: ["start", "shpo"], folder: temporaryFolder },
  "usage-folder-file": {
    code: "ASH_MODULES_NOT_FOUND",
    args: ["start", "shop/notes.txt"],
    folder: folderWithNotes,
  },
  "usage-dev": { code: "ASH_MODULES_NOT_FOUND", args: ["dev"], folder: temporaryFolder },
  "usage-new-taken": { code: "ASH_REFUSED", args: ["new", "shop"], folder: folderWithNotes },
  "usage-new-below-file": {
    code: "ASH_REFUSED",
    args: ["new", "shop/notes.txt/shop"],
    folder: folderWithNotes,
  },
  "usage-events-module": { code: "ASH_USAGE", args: ["events", "failed", "--consumer", "taks"] },
};

describe("what is wrong on the command line is told, and nothing is touched", () => {
  test.each(Object.entries(mistakes))("%s", async (name, { code, args, folder: make = project }) => {
    const folder = await make();
    const before = await readdir(folder);
    expectOneError(name, code, await run({ folder, args }), { [folder]: "folder" });
    expect(await readdir(folder)).toEqual(before);
  });

  test("every golden file belongs to a mistake", () => expectAllGolden("usage-", Object.keys(mistakes)));
});

describe("an address that cannot be had is told", () => {
  const addresses = {
    "address-taken": { code: "ASH_PORT_TAKEN", host: "127.0.0.1" },
    "address-elsewhere": { code: "ASH_ADDRESS_UNAVAILABLE", host: "203.0.113.1" },
    "address-unknown": { code: "ASH_ADDRESS_UNAVAILABLE", host: "no-such-host.invalid" },
  } as const;

  test.each(Object.entries(addresses))("%s", async (name, { code, host }) => {
    const taken = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void taken.close());
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    const folder = await project();
    const outcome = await run({ folder, args: ["start", "--host", host, "--port", port] });
    const masks = { [folder]: "folder", [port]: "port", ENOTFOUND: "not found", EAI_AGAIN: "not found" };
    expectOneError(name, code, outcome, masks);
  });

  test("every golden file belongs to an address", () => expectAllGolden("address-", Object.keys(addresses)));
});
