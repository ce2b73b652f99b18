import { execFile, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createLog, readableLine } from "../src/log.js";
import { temporaryFolder } from "./project.js";

const line = (value: object) => JSON.stringify({ level: 30, time: 0, pid: 1, hostname: "h", ...value });

test("a person reads time, level, message and details", () => {
  const text = readableLine(line({ msg: "request", operation: "orders.place", status: 200, at: [1] }));
  expect(text).toMatch(/^\d\d:\d\d:\d\d info {2}request operation=orders.place status=200 at=\[1\]\n$/);
});

test("an error is set below its line", () => {
  const text = readableLine(
    line({ level: 50, msg: "failed", err: { message: "no", stack: "Error: no\n    at x" } }),
  );
  expect(text).toMatch(/ error failed\n {2}Error: no\n {6}at x\n$/);
});

test("what clients put into a line ends no line, moves no cursor and is no other value", () => {
  const key = "a\u001b[2J\u001b]0;title\u0007\u009b31m\u202eb\r\n12:00:00 info  forged status=200";
  const text = readableLine(line({ msg: key, key, list: [key], err: { message: key } }));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(text).not.toMatch(/^12:00:00 info {2}forged/m);
  expect(readableLine(line({ msg: "request", key: "a status=200" }))).toContain('key="a status=200"');
});

test("a terminal is given readable lines, a collector JSON", () => {
  const written: string[] = [];
  createLog({ isTTY: true, write: (text) => written.push(text) }).info({ port: 1 }, "listening");
  expect(written).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d info {2}listening port=1\n$/)]);
});

const hasTerminals = spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasTerminals)(
  "at a terminal the log is readable, and on stderr (needs util-linux `script`)",
  async () => {
    const folder = await temporaryFolder();
    const log = new URL("../src/log.ts", import.meta.url);
    const program = `import { createLog } from ${JSON.stringify(log.href)}; createLog().info({ port: 1 }, "listening");`;
    const repository = fileURLToPath(new URL("../../..", import.meta.url));
    const node = `node --conditions=@ashlar/source --import tsx --input-type=module -e '${program}'`;
    const [out, typescript] = [join(folder, "out"), join(folder, "typescript")];
    await promisify(execFile)("script", ["-q", "-e", "-c", `${node} > '${out}'`, typescript], {
      cwd: repository,
      env: { ...process.env, SHELL: "/bin/sh" },
    });
    expect(await readFile(out, "utf8")).toBe("");
    expect(await readFile(typescript, "utf8")).toMatch(/\d\d:\d\d:\d\d info {2}listening port=1\r?\n/);
  },
);
