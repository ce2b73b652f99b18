import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ashlar, startAshlar } from "./ashlar.js";
import { project, temporaryFolder, write } from "./project.js";

const foreign = {
  "src/billing/index.ts": 'export { rate } from "./rate.js";\n',
  "src/billing/rate.ts": "export const rate = 0.2;\n",
  "src/orders/total.ts":
    'import { rate } from "../billing/rate.js";\nexport const total = (net: number) => net * (1 + rate);\n',
};

/** A repository that is no Ashlar project; its modules are guessed, and one import goes around an index. */
async function repository(files: Readonly<Record<string, string>> = foreign): Promise<string> {
  const folder = await temporaryFolder();
  execFileSync("git", ["init", "-q", folder]);
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
  return folder;
}

const contractFile = "modules/tasks/contract.ts";

describe("a new project", () => {
  test("holds, with a note that its contracts are not compared yet", async () => {
    const folder = await project();
    const { exit, out, err } = await ashlar(["check", folder]);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toContain("Everything holds: 1 module.");
    expect(out).toContain("ashlar check --accept");
  });

  test("has its contracts compared once they are accepted: additions pass, a break fails until it is accepted", async () => {
    const folder = await project();
    const contract = await readFile(join(folder, contractFile), "utf8");
    expect(await ashlar(["check", folder, "--accept"])).toMatchObject({ exit: 0 });
    expect(await ashlar(["check", folder, "--contracts"])).toMatchObject({ exit: 0 });

    const lock = join(folder, "contracts.lock.json");
    const promised = JSON.parse(await readFile(lock, "utf8"));
    // As if the contract had been accepted with more than it has now, and with less.
    const { finish, ...fewer } = promised.contracts.tasks.commands;
    promised.contracts.tasks.commands = { ...fewer, reopen: finish };
    await writeFile(lock, JSON.stringify(promised));
    const broken = await ashlar(["check", folder, "--contracts"]);
    expect(broken.exit).toBe(1);
    expect(broken.out).toMatch(/stable-contracts.*\n[\s\S]*tasks\.reopen/);
    expect(broken.out).toContain("1 addition");
    expect(await ashlar(["check", folder, "--accept"])).toMatchObject({ exit: 0 });
    expect(await ashlar(["check", folder, "--contracts"])).toMatchObject({ exit: 0 });
    expect(await readFile(join(folder, contractFile), "utf8")).toBe(contract);
  });

  test("is told that its contracts are not compared unless that is asked for", async () => {
    const folder = await project({ "contracts.lock.json": '{ "ashlar": 1, "contracts": {} }' });
    const { exit, out } = await ashlar(["check", folder]);
    expect(exit).toBe(0);
    expect(out).toContain("`ashlar check --contracts`");
  });

  test("is told what is wrong in its architecture, as a violation at its place", async () => {
    const folder = await project({ "architecture.yaml": "modules:\n  task: {}\n" });
    const { exit, out } = await ashlar(["check", folder]);
    expect(exit).toBe(1);
    expect(out).toContain("valid-architecture");
    expect(out).toContain("architecture.yaml:2:3");
  });

  test("is told so when its architecture nests without end", async () => {
    const folder = await project({
      "architecture.yaml": `modules: ${"[".repeat(20_000)}`,
      "boundaries.yaml": "exclude: []",
    });
    const { exit, out } = await startAshlar(["check", folder]).ended;
    expect(exit).toBe(1);
    expect(out).toContain("The YAML is nested too deeply.");
  });

  test("is told when plain handlers are asked for a state that they cannot have", async () => {
    const plain = await readFile(join(await project(), "modules/tasks/module.ts"), "utf8");
    const folder = await project({
      "modules/tasks/module.ts": plain.replace(
        /entities: \[[^\]]*\],/,
        "commands: { add() {}, finish() {} },",
      ),
      "architecture.yaml": "modules:\n  tasks: { state: events }\n",
    });
    const { exit, out, err } = await ashlar(["check", folder]);
    expect({ exit, err }).toEqual({ exit: 1, err: "" });
    expect(out).toContain("possible-state");
  });

  test("is checked by its files, though a variable of its architecture is set elsewhere only", async () => {
    const folder = await project({ "architecture.yaml": "data: ${DATABASE_URL}\n" });
    const { exit, out } = await ashlar(["check", folder]);
    expect(exit).toBe(0);
    expect(out).toContain("DATABASE_URL");
  });
});

describe("a repository that knows nothing of Ashlar", () => {
  test("may call a folder modules: it is no Ashlar project for that", async () => {
    const folder = await repository({
      "modules/billing/module.js": 'throw new Error("it was run");\n',
      "modules/orders/module.js": "export {};\n",
    });
    const { exit, out } = await ashlar(["check", folder, "--contracts", "--json"]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ data: { modulesAre: "guessed" } });
  });

  test("gets an answer without any configuration", async () => {
    const { exit, out, err } = await ashlar(["check", await repository()]);
    expect({ exit, err }).toEqual({ exit: 1, err: "" });
    expect(out).toContain('"orders" imports src/billing/rate.ts, which is inside "billing".');
    expect(out).toContain("ashlar check --init");
  });

  test("begins with --init; what is mended then leaves the baseline, and nothing new enters it", async () => {
    const folder = await repository();
    expect(await ashlar(["check", folder, "--init"])).toMatchObject({ exit: 0 });
    expect(await ashlar(["check", folder])).toMatchObject({ exit: 0 });
    expect(await ashlar(["check", folder, "--init"])).toMatchObject({ exit: 5 });

    await write(join(folder, "src/orders/more.ts"), foreign["src/orders/total.ts"]);
    expect(await ashlar(["check", folder])).toMatchObject({ exit: 1 });
    await rm(join(folder, "src/orders/more.ts"));
    await write(join(folder, "src/orders/total.ts"), "export const total = 0;\n");
    expect((await ashlar(["check", folder])).out).toContain("current-baseline");
    expect(await ashlar(["check", folder, "--shrink"])).toMatchObject({
      exit: 0,
      out: expect.stringContaining("0 left"),
    });
    expect(await ashlar(["check", folder])).toMatchObject({ exit: 0 });
  });

  test("is told of in every form, with the same exit code", async () => {
    const folder = await repository();
    const { exit, out } = await ashlar(["check", folder, "--json"]);
    const report = JSON.parse(out);
    expect(exit).toBe(1);
    expect(report).toMatchObject({ ashlar: 1, command: "check", ok: true, data: { modulesAre: "guessed" } });
    const forms = {
      "--sarif": /"version": "2\.1\.0"/,
      "--html": /^<!doctype html>/i,
      "--mermaid": /^flowchart/m,
      "--dot": /^digraph/m,
    };
    for (const [form, looks] of Object.entries(forms)) {
      expect(await ashlar(["check", folder, form]), form).toMatchObject({
        exit: 1,
        err: "",
        out: expect.stringMatching(looks),
      });
    }
  });

  test("is told of nothing that did not change, with --changed", async () => {
    const folder = await repository();
    expect(await ashlar(["check", folder, "--changed", "HEAD"])).toMatchObject({ exit: 1 });
    const git = ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@localhost"];
    execFileSync("git", [...git, "add", "-A"]);
    execFileSync("git", [...git, "commit", "-qm", "first"]);
    expect(await ashlar(["check", folder, "--changed", "HEAD"])).toMatchObject({ exit: 0 });
  });

  test.each([
    ["another folder than there is", ["nowhere"], 2, "ASH_USAGE"],
    ["two forms", [".", "--html", "--dot"], 2, "ASH_USAGE"],
    ["a form and a deed", [".", "--html", "--init"], 2, "ASH_USAGE"],
    ["an unknown revision", [".", "--changed", "no-such"], 2, "ASH_REVISION_UNKNOWN"],
    ["an option for one", [".", "--changed", "--output=x"], 2, "ASH_REVISION_UNKNOWN"],
    ["no baseline to shrink", [".", "--shrink"], 3, "ASH_BASELINE_INVALID"],
  ])("refuses %s in words", async (_, [place, ...options], exit, code) => {
    const folder = await repository();
    const outcome = await ashlar(["check", join(folder, place!), ...options]);
    expect(outcome).toMatchObject({ exit, out: "", err: expect.stringMatching(new RegExp(`^${code}`)) });
  });

  test("a file that cannot be parsed is named, and fails the check when it is a module's", async () => {
    const folder = await repository({
      ...foreign,
      "src/orders/total.ts": "export const total = ;\n",
      "notes.ts": "not code",
    });
    const { exit, out } = await ashlar(["check", folder]);
    expect(exit).toBe(1);
    expect(out).toMatch(/readable-sources[\s\S]*src\/orders\/total\.ts:1:/);
    expect(out).toMatch(/Skipped[\s\S]*notes\.ts/);
    expect(
      await ashlar(["check", await repository({ "a/one.ts": "", "b/two.ts": "", "notes.ts": "not code" })]),
    ).toMatchObject({ exit: 0 });
  });

  test("an empty folder is no success", async () => {
    expect(await ashlar(["check", await temporaryFolder()])).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/^ASH_NO_SOURCES/),
    });
  });

  test("what was found is remembered, and forgotten when a file changes", async () => {
    const folder = await repository();
    const cache = join(await temporaryFolder(), "cache");
    const check = () => startAshlar(["check", folder, "--cache", cache, "--json"]).ended;
    const first = await check();
    expect(await check()).toEqual(first);
    await write(join(folder, "src/orders/total.ts"), "export const total = 0;\n");
    expect((await check()).exit).toBe(0);
  });
});

test("the action for GitHub runs the check, keeps its verdict and writes the log", async () => {
  const action = parse(await readFile(new URL("../../../action.yml", import.meta.url), "utf8"));
  const { run } = action.runs.steps[0];
  const folder = await repository();
  const bin = await temporaryFolder();
  const executable = new URL("../bin/ashlar.mjs", import.meta.url).pathname;
  // In the place of npx, which would look for a published package.
  await writeFile(join(bin, "npx"), `#!/bin/sh\nshift 2\nexec ${process.execPath} ${executable} "$@"\n`, {
    mode: 0o755,
  });
  const environment = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    FOLDER: folder,
    CHANGED: "",
    CONTRACTS: "",
    EVENT: "push",
    VERSION: "0.1",
    SARIF: join(bin, "log.sarif"),
  };
  const verdict = (env: NodeJS.ProcessEnv) => {
    try {
      execFileSync("bash", ["-e", "-o", "pipefail", "-c", run], { env, stdio: "pipe" });
      return 0;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };
  expect(verdict(environment)).toBe(1);
  expect(JSON.parse(await readFile(environment.SARIF, "utf8")).version).toBe("2.1.0");
  await write(join(folder, "src/orders/total.ts"), "export const total = 0;\n");
  expect(verdict(environment)).toBe(0);
});
