import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ashlar, startAshlar } from "../ashlar.ts";
import { temporaryFolder } from "../project.ts";
import { git, type HostileRepository, hostileRepository, linkTo } from "./hostile-repository.ts";

const ashlarModule = {
  "modules/orders/contract.ts":
    'import { contract } from "@ashlar/core";\nexport const orders = contract("orders", {});\n',
  "modules/orders/module.ts":
    'import { module } from "@ashlar/core";\nimport { orders } from "./contract.js";\nexport default module(orders, {});\n',
  "contracts.lock.json": '{ "ashlar": 1, "contracts": {} }\n',
  "architecture.yaml": "modules:\n  orders: { unit: orders }\n",
};

const nobody = {
  "modules/orders/module.ts": "export {};\n",
  "modules/billing/module.js": "export {};\n",
};

const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
  ["check", ["check"]],
  ["check --changed", ["check", "--changed", "HEAD"]],
  ["check --changed of the commit before", ["check", "--changed", "HEAD~1"]],
  ["check --init", ["check", "--init"]],
  ["check --sarif", ["check", "--sarif"]],
  ["check --html", ["check", "--html"]],
  ["advise", ["advise", "--engineers", "12"]],
  ["advise --record", ["advise", "--record"]],
];

function run({ root }: HostileRepository, [command = "", ...options]: readonly string[]) {
  return ashlar([command, root, ...options]);
}

describe("nothing of a hostile repository runs by", () => {
  test.each(commands)("%s", async (_, args) => {
    const repository = await hostileRepository();
    const { exit, err } = await run(repository, args);
    expect(await readdir(repository.marks)).toEqual([]);
    expect(err).not.toContain("ASH_");
    expect(exit).toBeLessThanOrEqual(1);
  });

  test.each(commands)("%s, when it has a folder of modules", async (_, args) => {
    const repository = await hostileRepository(nobody);
    expect((await run(repository, args)).err).not.toContain("ASH_");
    expect(await readdir(repository.marks)).toEqual([]);
  });

  test.each(commands)("%s, when it is an Ashlar project", async (_, args) => {
    const repository = await hostileRepository(ashlarModule);
    expect((await run(repository, args)).err).not.toContain("ASH_");
    expect(await readdir(repository.marks)).toEqual([]);
  });

  test("check that remembers what it found", async () => {
    const repository = await hostileRepository();
    const cache = join(await temporaryFolder(), "cache");
    for (const _ of ["first", "again"]) await run(repository, ["check", "--cache", cache]);
    expect(await readdir(repository.marks)).toEqual([]);
  });

  test("check and advise, when git would have to fetch an object", async () => {
    const repository = await hostileRepository();
    const tree = git(repository.root, "rev-parse", "HEAD~1^{tree}").trim();
    execFileSync("rm", ["-f", join(repository.root, ".git/objects", tree.slice(0, 2), tree.slice(2))]);
    await run(repository, ["check", "--changed", "HEAD~1"]);
    await run(repository, ["advise"]);
    expect(await readdir(repository.marks)).toEqual([]);
  });

  test("check --changed, when a filter cannot be turned off by its name: it ends with an error", async () => {
    const repository = await hostileRepository();
    git(repository.root, "config", "filter.a=b.clean", "false");
    expect(await run(repository, ["check", "--changed", "HEAD"])).toMatchObject({
      exit: 2,
      err: expect.stringContaining("cannot be turned off"),
    });
    expect(await readdir(repository.marks)).toEqual([]);
  });
});

test("the modules of an Ashlar project are loaded only when contracts are asked for", async () => {
  const repository = await hostileRepository({
    "modules/orders/module.ts":
      "// Without anything of @ashlar/core installed, an import of it would end the loading first.\n",
  });
  await run(repository, ["check"]);
  expect(await readdir(repository.marks)).toEqual([]);
  await startAshlar(["check", repository.root, "--contracts"]).ended;
  expect(await readdir(repository.marks)).toContain("modules-orders-module.ts");
});

describe("a link out of the repository is not followed:", () => {
  const secret = "the-secret-of-somebody-else";

  async function linked(
    path: string,
    text = secret,
  ): Promise<HostileRepository & { readonly outside: string }> {
    const repository = await hostileRepository(ashlarModule);
    const outside = join(await realpath(await temporaryFolder()), "private");
    await writeFile(outside, text);
    await linkTo(repository.root, path, outside);
    return { ...repository, outside };
  }

  test.each([
    ["package.json", secret],
    ["src/package.json", `{ ${secret}`],
    ["tsconfig.json", `{ ${secret}`],
    ["boundaries.yaml", `${secret}: [`],
    ["boundaries.baseline.json", secret],
    ["contracts.lock.json", secret],
    ["architecture.yaml", `${secret}: 1`],
    ["organisation.yaml", `${secret}: 1`],
    ["pnpm-workspace.yaml", `${secret}: [`],
    ["CODEOWNERS", `* ${secret}`],
    [".github/workflows/ci.yml", `${secret}: [`],
    ["Dockerfile", `FROM ${secret}`],
    ["src/orders/index.ts", `export const x = "${secret}" +;`],
    ["schema.sql", `select * from "${secret}"`],
    [".git-blame-ignore-revs", secret],
  ])("%s", async (path, text) => {
    const repository = await linked(path, text);
    for (const args of [
      ["check"],
      ["check", "--json"],
      ["check", "--html"],
      ["advise"],
      ["advise", "--json"],
    ]) {
      const { out, err } = await run(repository, args);
      expect(out + err).not.toContain(secret);
      expect(out + err).not.toContain("ASH_BUG");
    }
  });

  test.each([
    ["boundaries.yaml", 3],
    ["boundaries.baseline.json", 3],
    ["contracts.lock.json", 3],
    ["architecture.yaml", 1],
  ])("%s is named, in plain words", async (path, exit) => {
    const { exit: ended, out, err } = await run(await linked(path, ""), ["check"]);
    expect(ended).toBe(exit);
    expect(out + err).toContain(path);
    expect(out + err).toContain("it is a link that leads out of the repository");
  });

  test("a folder of sources, of workflows or of modules", async () => {
    const repository = await hostileRepository();
    const outside = await realpath(await temporaryFolder());
    await writeFile(join(outside, "index.ts"), `import "./${secret}.js";\n`);
    await writeFile(join(outside, "module.ts"), `import "@ashlar/core"; throw "${secret}";\n`);
    await writeFile(join(outside, "ci.yml"), `jobs: { build: { steps: [{ run: ${secret} }] } }\n`);
    for (const path of ["src/orders", ".github/workflows", "modules/orders"])
      await linkTo(repository.root, path, outside);
    for (const args of [
      ["check", "--json"],
      ["advise", "--json"],
    ]) {
      expect(JSON.stringify(await run(repository, args))).not.toContain(secret);
    }
  });

  test("a tsconfig that extends or refers to one outside says so", async () => {
    const repository = await hostileRepository({ "src/orders/alias.ts": 'import "somewhere/else";\n' });
    const outside = join(await realpath(await temporaryFolder()), "private.json");
    await writeFile(outside, `{ "compilerOptions": { "paths": { "${secret}": ["x"] } }, ${secret}`);
    for (const config of [{ extends: outside }, { references: [{ path: outside }] }]) {
      await writeFile(join(repository.root, "tsconfig.json"), JSON.stringify(config));
      const { out } = await run(repository, ["check"]);
      expect(out).toContain("outside of the repository");
      expect(out).not.toContain(secret);
    }
  });

  test("nothing is written through one", async () => {
    const repository = await hostileRepository({ ...ashlarModule, "modules/orders/module.ts": "" });
    const outside = await temporaryFolder();
    for (const path of ["boundaries.yaml", "boundaries.baseline.json", "contracts.lock.json"])
      await linkTo(repository.root, path, join(outside, path));
    await run(repository, ["check", "--init"]);
    await run(repository, ["check", "--accept"]);
    await mkdir(join(outside, "modules"));
    await linkTo(repository.root, "node_modules", join(outside, "modules"));
    await run(repository, ["check"]);
    expect(await readdir(outside)).toEqual(["modules"]);
    expect(await readdir(join(outside, "modules"))).toEqual([]);
  });
});

test("a variable of the environment is not told to whoever writes the architecture", async () => {
  const repository = await hostileRepository({
    ...ashlarModule,
    "architecture.yaml": "data: ${TOKEN}\nmodules:\n  orders: { unit: '${TOKEN}' }\n",
  });
  const environment = { TOKEN: "the-secret-of-somebody-else" };
  const { out, err } = await ashlar(["check", repository.root], environment);
  expect(out + err).not.toContain(environment.TOKEN);
});

test("a repository that says its files are those of another folder is not believed", async () => {
  const repository = await hostileRepository();
  const outside = await temporaryFolder();
  await writeFile(join(outside, "private-name.ts"), "");
  git(repository.root, "config", "core.worktree", outside);
  for (const args of [
    ["check", "--json"],
    ["advise", "--json"],
  ]) {
    expect(JSON.stringify(await run(repository, args))).not.toContain("private-name");
  }
  expect(await readFile(join(outside, "private-name.ts"), "utf8")).toBe("");
});
