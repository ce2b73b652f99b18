import { execFileSync } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSource, statSource } from "../../src/files/read-source.ts";
import { gitRepository, temporaryFolder, write } from "../folder.ts";
import { surveyInChild } from "./in-child.ts";
import { edges, survey, told } from "./told.ts";

const good = { "src/a.ts": 'import "./b";', "src/b.ts": "export {};" };

describe.each([
  ["without git", temporaryFolder],
  ["with git", gitRepository],
])("%s", (_, folder) => {
  test("links are named and not followed, wherever they lead", async () => {
    const root = await folder(good);
    await symlink("itself.ts", join(root, "src/itself.ts"));
    await symlink("one.ts", join(root, "src/other.ts"));
    await symlink("other.ts", join(root, "src/one.ts"));
    await symlink("nowhere.ts", join(root, "src/dangling.ts"));
    await symlink("/etc/hostname", join(root, "src/outside.ts"));
    await symlink("/dev/zero", join(root, "src/endless.ts"));
    await symlink("b.ts", join(root, "src/same.ts"));
    const found = await survey(root);
    const links = ["dangling", "endless", "itself", "one", "other", "outside", "same"];
    expect(told(found)).toEqual(links.map((name) => `src/${name}.ts: symbolic-link`));
    expect([...found.files.keys()]).toEqual(["src/a.ts", "src/b.ts"]);
  });

  test("links to folders are named and not entered, also where they lead in a circle", async () => {
    const root = await folder(good);
    await symlink("..", join(root, "src/parent"));
    await symlink(".", join(root, "src/self"));
    await symlink("/", join(root, "src/everything"));
    await symlink("../src", join(root, "src/again"));
    const found = await survey(root);
    expect(told(found)).toEqual(
      ["again", "everything", "parent", "self"].map((name) => `src/${name}: symbolic-link`),
    );
    expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
  });

  test("a folder called x.ts is a folder", async () => {
    const found = await survey(await folder({ ...good, "x.ts/y.ts": 'import "../src/a.js";' }));
    expect(told(found)).toEqual([]);
    expect(edges(found)).toContain("x.ts/y.ts -> src/a.ts");
  });
});

describe("what is no regular file", () => {
  test("a pipe keeps nobody waiting", async () => {
    const root = await temporaryFolder(good);
    execFileSync("mkfifo", [join(root, "src/pipe.ts"), join(root, "pipe.sql")]);
    const found = await survey(root);
    expect(told(found)).toEqual(["pipe.sql: unreadable", "src/pipe.ts: unreadable"]);
    expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
  });

  test("nor does a socket", async () => {
    const root = await temporaryFolder(good);
    const server = createServer().listen(join(root, "src/socket.ts"));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    expect(told(await survey(root))).toEqual(["src/socket.ts: unreadable"]);
  });

  // Whoever reads a pipe waits for its writer, and whoever reads /dev/zero never comes to an end.
  test("configuration keeps nobody waiting either", async () => {
    const unusual = [
      ...["package.json", "tsconfig.json", "jsconfig.json", "pnpm-workspace.yaml"],
      ...["base.json", "ref/tsconfig.json", "node_modules/x/package.json"],
    ];
    const settings = { extends: ["./base.json", "x"], references: [{ path: "./ref" }] };
    const folders: string[] = [];
    for (const path of unusual) {
      for (const make of ["pipe", "link"] as const) {
        const root = await temporaryFolder({ "src/a.ts": 'import "@/b"; import "b";' });
        await mkdir(dirname(join(root, path)), { recursive: true });
        if (make === "pipe") execFileSync("mkfifo", [join(root, path)]);
        else await symlink("/dev/zero", join(root, path));
        if (!/^.sconfig/.test(path)) await write(root, { "tsconfig.json": JSON.stringify(settings) });
        folders.push(root);
      }
    }
    const outlines = await surveyInChild(folders);
    expect(outlines.map(({ files }) => files)).toEqual(folders.map(() => 1));
    for (const [index, outline] of outlines.entries()) {
      const [path] = unusual.slice(index >> 1);
      expect([path, told(outline).join()]).toEqual([
        path,
        expect.stringMatching(/bad-configuration|unreadable/),
      ]);
    }
  });

  test("a tsconfig.json that is a link to another one in the repository holds", async () => {
    const root = await gitRepository({
      "config/base.json": '{ "compilerOptions": { "paths": { "@/*": ["../src/*"] } } }',
      "src/a.ts": 'import "@/b";',
      "src/b.ts": "",
    });
    await symlink("../config/base.json", join(root, "src/tsconfig.json"));
    const found = await survey(root);
    // TypeScript reads what it says from the place of the link.
    expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
  });

  test("configuration that is a folder", async () => {
    const root = await temporaryFolder({
      ...good,
      "package.json/x.ts": "",
      "tsconfig.json/x.ts": "",
      "pnpm-workspace.yaml/x.ts": "",
    });
    expect(edges(await survey(root))).toEqual(["src/a.ts -> src/b.ts"]);
  });
});

describe("what goes away between listing and reading", () => {
  test("is not there any more, and nothing to tell of", async () => {
    const root = await temporaryFolder(good);
    expect(statSource(join(root, "src/gone.ts"))).toBeUndefined();
    expect(statSource(join(root, "src/a.ts/gone.ts"))).toBeUndefined();
  });

  test("is unreadable when it goes between the look and the reading", async () => {
    const root = await temporaryFolder(good);
    const file = join(root, "src/a.ts");
    expect(statSource(file)).toMatchObject({ ok: true });
    await rm(file);
    expect(readSource(file)).toMatchObject({ ok: false, reason: "unreadable" });
    await mkdir(file);
    expect(readSource(file)).toMatchObject({ ok: false, reason: "unreadable" });
  });

  test("in git, a file that was deleted and not committed is no file: an import of it leads nowhere", async () => {
    const root = await gitRepository(good);
    execFileSync("git", ["-C", root, "add", "--all"]);
    await rm(join(root, "src/b.ts"));
    const found = await survey(root);
    expect(found.paths).toEqual(["src/a.ts"]);
    expect(found.files.get("src/a.ts")?.imports).toMatchObject([{ to: { kind: "missing" } }]);
    expect(told(found)).toEqual([]);
  });

  test("in git, a file whose folder has become a file is none either", async () => {
    const root = await gitRepository({ ...good, "x/y.ts": "" });
    execFileSync("git", ["-C", root, "add", "--all"]);
    await rm(join(root, "x"), { recursive: true });
    await writeFile(join(root, "x"), "");
    expect(told(await survey(root))).toEqual([]);
  });
});

describe("a great many", () => {
  test("20,000 empty files", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`f${n % 100}/g${n % 1_000}/a${n}.ts`, ""]),
    );
    const root = await gitRepository(files);
    const found = await survey(root);
    expect(found.files.size).toBe(20_000);
    expect(told(found)).toEqual([]);
  });

  test("folders in folders, 200 deep: those beyond a limit are named, the others surveyed", async () => {
    const deep = Array.from({ length: 200 }, (_, n) => `d${n}`).join("/");
    const found = await survey(await temporaryFolder({ ...good, [`${deep}/x.ts`]: "" }));
    expect(told(found)).toHaveLength(1);
    expect(told(found)[0]).toMatch(/^d0\/.*: too-deep$/);
    expect(edges(found)).toEqual(["src/a.ts -> src/b.ts"]);
  });

  test("with git there is no limit", async () => {
    const deep = Array.from({ length: 200 }, (_, n) => `d${n}`).join("/");
    const found = await survey(await gitRepository({ [`${deep}/x.ts`]: "" }));
    expect([...found.files.keys()]).toEqual([`${deep}/x.ts`]);
  });

  test("one import repeated 10,000 times", async () => {
    const source = 'import "./b";\n'.repeat(10_000);
    const found = await survey(await temporaryFolder({ "a.ts": source, "b.ts": "" }));
    expect(found.files.get("a.ts")?.imports).toHaveLength(10_000);
  });
});
