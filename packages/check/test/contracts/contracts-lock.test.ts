import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, contract, event, promisesOf, query } from "@ashlar/core";
import { formatError } from "@ashlar/core/errors";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  contractsLockFile,
  readContractsLock,
  writeContractsLock,
} from "../../src/contracts/contracts-lock.js";

const input = z.object({ b: z.string(), a: z.string() });
const payments = contract("payments", {
  queries: { list: query({ input, output: input, access: "public" }) },
});
const orders = contract("orders", {
  commands: {
    place: command({ input, key: (c) => c.a, rejects: { No: z.object({}) }, access: { roles: ["clerk"] } }),
  },
  events: { OrderPlaced: event(input) },
});
const promises = [payments, orders].map(promisesOf);

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "contracts-"));
});

afterEach(() => rm(root, { recursive: true }));

const lockText = () => readFile(join(root, contractsLockFile), "utf8");

describe("contracts.lock.json", () => {
  test("is not there before contracts are accepted", async () => {
    expect(await readContractsLock(root)).toBeUndefined();
  });

  test("gives back what was written", async () => {
    await writeContractsLock(root, promises);
    const read = await readContractsLock(root);
    expect(read).toHaveLength(2);
    expect(read).toEqual(expect.arrayContaining(promises));
  });

  test("can be empty", async () => {
    await writeContractsLock(root, []);
    expect(await lockText()).toBe('{\n  "ashlar": 1,\n  "contracts": {}\n}\n');
    expect(await readContractsLock(root)).toEqual([]);
  });

  test("has the same bytes for the same promises, in whatever order they come", async () => {
    await writeContractsLock(root, promises);
    const text = await lockText();
    const other = contract("orders", {
      events: { OrderPlaced: event(z.object({ a: z.string(), b: z.string() })) },
      commands: orders.commands,
    });
    await writeContractsLock(root, [other, payments].map(promisesOf));
    expect(await lockText()).toBe(text);
    expect(text).toMatch(/^\{\n {2}"ashlar": 1,\n {2}"contracts": \{\n {4}"orders": \{/);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("replaces the file and leaves nothing else behind", async () => {
    await writeFile(join(root, contractsLockFile), "old");
    await writeContractsLock(root, promises);
    expect(await readdir(root)).toEqual([contractsLockFile]);
  });

  test("stays as it is when it cannot be replaced, and nothing is left behind", async () => {
    await mkdir(join(root, contractsLockFile));
    await expect(writeContractsLock(root, promises)).rejects.toThrow();
    expect(await readdir(root)).toEqual([contractsLockFile]);
  });
});

describe("a contracts.lock.json that cannot be used says why", () => {
  const empty = { commands: {}, queries: {}, events: {} };
  const valid = (contracts: unknown) => JSON.stringify({ ashlar: 1, contracts });

  test.each([
    ["no JSON", "{", "The file is not JSON."],
    ["another file", "[]", "At its top: "],
    ["null", "null", "At its top: "],
    ["no contracts", '{ "ashlar": 1 }', "At contracts: "],
    ["an unknown key", '{ "ashlar": 1, "contracts": {}, "more": 1 }', "At its top: "],
    ["an older format", '{ "ashlar": 0, "contracts": {} }', "At ashlar: "],
    ["a contract that is none", valid({ orders: {} }), "At contracts.orders.commands: "],
    [
      "a version that is none",
      valid({ orders: { ...empty, events: { Placed: { version: 0, data: {} } } } }),
      "At contracts.orders.events.Placed.version: ",
    ],
    ["a newer format", '{ "ashlar": 2, "promises": [] }', "A newer version of Ashlar wrote the file."],
  ])("%s", async (_, text, message) => {
    await writeFile(join(root, contractsLockFile), text);
    const error = await readContractsLock(root).catch((error) => error);
    expect(error).toMatchObject({ code: "ASH_LOCK_INVALID", at: { file: contractsLockFile } });
    expect(error.message).toContain(message);
  });

  test("a merge that was left half done, with the line", async () => {
    await writeFile(join(root, contractsLockFile), '{\n  "ashlar": 1,\n<<<<<<< ours\n');
    const error = await readContractsLock(root).catch((error) => error);
    expect(formatError(error)).toMatch(/^ASH_LOCK_INVALID {2}contracts\.lock\.json:3\n.*conflict markers/);
    expect(error.fix).toContain("either side");
  });

  test("a newer format asks for the version that wrote it", async () => {
    await writeFile(join(root, contractsLockFile), '{ "ashlar": 2 }');
    expect((await readContractsLock(root).catch((error) => error)).fix).toContain("Use that version");
  });

  test("a folder of that name", async () => {
    await mkdir(join(root, contractsLockFile));
    await expect(readContractsLock(root)).rejects.toMatchObject({ code: "ASH_LOCK_INVALID" });
  });
});
