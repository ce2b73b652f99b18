import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ashlar } from "./ashlar.js";
import { project, temporaryFolder } from "./project.js";

const run = promisify(execFile);

test("a new project has everything in place, under its own name", async () => {
  const folder = join(await temporaryFolder(), "my-shop");
  const { exit, out, err } = await ashlar(["new", folder, "--json"]);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  const { data } = JSON.parse(out);
  expect(data.folder).toBe(folder);
  expect(data.files).toEqual(
    expect.arrayContaining([".gitignore", "README.md", "architecture.yaml", "package.json"]),
  );
  for (const file of data.files) {
    expect(await readFile(join(folder, file), "utf8")).not.toContain("{{");
  }
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).toMatchObject({
    name: "my-shop",
    dependencies: { ashlar: `^${version}`, "@ashlar/core": `^${version}` },
  });
});

test("a new project's types and tests are in order", async () => {
  const folder = await project();
  const bin = join(folder, "node_modules/.bin");
  await run(join(bin, "tsc"), ["-p", folder, "--customConditions", "@ashlar/source"]);
  await writeFile(
    join(folder, "vitest.config.ts"),
    'export default { ssr: { resolve: { conditions: ["@ashlar/source"], externalConditions: ["@ashlar/source"] } } };\n',
  );
  const { stdout } = await run(join(bin, "vitest"), ["run", "--root", folder], { cwd: folder });
  expect(stdout).toMatch(/5 passed/);
});

test("the next steps are told", async () => {
  const folder = join(await temporaryFolder(), "my-shop");
  expect((await ashlar(["new", folder])).out).toMatch(/cd .*my-shop\n {2}npm install\n {2}npm run dev\n$/);
});

test("a folder that holds something is left alone", async () => {
  const folder = join(await temporaryFolder(), "shop");
  await mkdir(folder);
  await writeFile(join(folder, "thesis.txt"), "years of work");
  const outcome = await ashlar(["new", folder]);
  expect(outcome).toMatchObject({ exit: 5, out: "", err: expect.stringMatching(/^ASH_REFUSED/) });
  expect(await readdir(folder)).toEqual(["thesis.txt"]);
  expect((await ashlar(["new", join(folder, "thesis.txt")])).exit).toBe(2);
});

test("an empty folder and a new repository are filled", async () => {
  const folder = join(await temporaryFolder(), "shop");
  await mkdir(join(folder, ".git"), { recursive: true });
  expect((await ashlar(["new", folder])).exit).toBe(0);
});

test.each(["My Shop", "1shop", "-", "a".repeat(61)])("%j cannot name a project", async (name) => {
  const { exit, err } = await ashlar(["new", join(await temporaryFolder(), name)]);
  expect({ exit, told: err.includes("cannot name a project") }).toEqual({ exit: 2, told: true });
});

test("where nobody can be asked, the name must be given", async () => {
  const { exit, err } = await ashlar(["new"]);
  expect(exit).toBe(2);
  expect(err).toContain("ashlar new <name>");
});
