import { execFileSync } from "node:child_process";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A repository in which everything that some tool would run leaves a file behind, named for what was run. */
export interface HostileRepository {
  readonly root: string;
  /** Where those files are. */
  readonly marks: string;
}

/** Every setting by which a repository can name a program, or have git look elsewhere for more of them. */
const settings = (run: (what: string) => string): readonly (readonly [key: string, value: string])[] => [
  ...["evil", "two words", "a.b", "ÜBER", "-c"].flatMap((name): (readonly [string, string])[] => [
    [`filter.${name}.clean`, run("filter-clean")],
    [`filter.${name}.smudge`, run("filter-smudge")],
    [`filter.${name}.required`, "true"],
  ]),
  ["filter.process.process", run("filter-process")],
  ["core.fsmonitor", run("core.fsmonitor")],
  ["core.pager", run("core.pager")],
  ["core.editor", run("core.editor")],
  ["core.sshCommand", run("core.sshCommand")],
  ["core.gitProxy", run("core.gitProxy")],
  ["core.askPass", run("core.askPass")],
  ["core.alternateRefsCommand", run("core.alternateRefsCommand")],
  ["sequence.editor", run("sequence.editor")],
  ["credential.helper", `!${run("credential.helper")}`],
  ["diff.external", run("diff.external")],
  ["diff.evil.command", run("diff.command")],
  ["diff.evil.textconv", run("diff.textconv")],
  ["diff.ignoreSubmodules", "none"],
  ["merge.evil.driver", run("merge.driver")],
  ["interactive.diffFilter", run("interactive.diffFilter")],
  ["gpg.program", run("gpg.program")],
  ["gpg.ssh.program", run("gpg.ssh.program")],
  ["log.showSignature", "true"],
  ["submodule.recurse", "true"],
  ["uploadpack.packObjectsHook", run("uploadpack.packObjectsHook")],
  ["trailer.evil.command", run("trailer.command")],
  ...["diff", "diff-files", "log", "ls-files", "rev-parse", "config"].flatMap(
    (command): (readonly [string, string])[] => [
      [`alias.${command}`, `!${run(`alias.${command}`)}`],
      [`pager.${command}`, run(`pager.${command}`)],
    ],
  ),
  ["extensions.partialClone", "origin"],
  ["remote.origin.promisor", "true"],
  ["remote.origin.partialclonefilter", "blob:none"],
  ["remote.origin.url", `ext::${run("remote.url")}`],
  ["remote.origin.uploadpack", run("remote.uploadpack")],
  ["remote.origin.vcs", "evil"],
];

const hooks = [
  ...["post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"],
  ...["pre-auto-gc", "post-rewrite", "post-commit", "sendemail-validate"],
];

/** Makes it in a temporary folder that goes away with the test. */
export async function hostileRepository(
  files: Readonly<Record<string, string>> = {},
): Promise<HostileRepository> {
  const place = await realpath(await mkdtemp(join(tmpdir(), "ashlar-hostile-")));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  const root = join(place, "repository");
  const marks = join(place, "marks");
  await mkdir(marks, { recursive: true });
  const program = join(place, "run");
  await writeFile(program, `#!/bin/sh\n: > "${marks}/$1"\ncat 2>/dev/null\n`);
  await chmod(program, 0o755);
  const run = (what: string) => `${program} ${what}`;

  const mark = (what: string) =>
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(marks, what))}, "");\n`;
  const all: Readonly<Record<string, string>> = {
    ".gitattributes": "* filter=evil diff=evil merge=evil\n*.sql filter=process\n*.md filter=a.b\n",
    "package.json": JSON.stringify({
      name: "hostile",
      type: "module",
      workspaces: ["packages/*", "../**"],
      scripts: Object.fromEntries(["prepare", "install", "test"].map((one) => [one, run(`script-${one}`)])),
    }),
    "tsconfig.json": JSON.stringify({
      extends: "./base.js",
      compilerOptions: { plugins: [{ name: "./plugin.js" }] },
    }),
    ...Object.fromEntries(
      [
        "base.js",
        "plugin.js",
        "vitest.config.ts",
        "eslint.config.js",
        ".pnp.cjs",
        "commitlint.config.mjs",
      ].map((file) => [file, mark(file)]),
    ),
    "src/orders/index.ts": "export const orders = 1;\n",
    "src/billing/index.ts": 'export { orders } from "../orders/index.js";\n',
    "schema.sql": "create table orders (id text);\n",
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.endsWith(".ts") ? mark(path.replaceAll("/", "-")) + text : text,
      ]),
    ),
  };
  await write(root, all);
  git(root, "init", "--quiet");
  commit(root);
  await nestedRepository(join(root, "nested"));
  commit(root);
  await nestedRepository(join(root, "untracked"));
  for (const nested of ["nested", "untracked"]) await armNested(join(root, nested), run);

  for (const hook of hooks) {
    const file = join(root, ".git/hooks", hook);
    await write(root, { [`.git/hooks/${hook}`]: `#!/bin/sh\n: > "${marks}/hook-${hook}"\n` });
    await chmod(file, 0o755);
  }
  await write(root, { ".git/more": `[filter "included"]\n\tclean = ${run("include")}\n\trequired\n` });
  await write(root, { ".git/info/attributes": "*.ts filter=included\nindex.ts filter=evil diff=evil\n" });
  const written = [...settings(run), ["include.path", "more"], ["core.hooksPath", ".git/hooks"]] as const;
  await appendFile(join(root, ".git/config"), written.map(([key, value]) => entry(key, value)).join(""));
  // Git asks the filters of what seems to have been touched.
  await touch(root, Object.keys(all));
  return { root, marks };
}

async function nestedRepository(root: string): Promise<void> {
  await write(root, { "a.ts": "export {};\n", ".gitattributes": "* filter=evil\n" });
  git(root, "init", "--quiet");
  commit(root);
}

async function armNested(root: string, run: (what: string) => string): Promise<void> {
  git(root, "config", "filter.evil.clean", run("nested-filter"));
  git(root, "config", "core.fsmonitor", run("nested-fsmonitor"));
  await touch(root, ["a.ts"]);
}

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** A setting as git writes it: `[filter "evil"]` with `clean = …`. */
function entry(key: string, value: string): string {
  const [first, last] = [key.indexOf("."), key.lastIndexOf(".")];
  const within = first === last ? "" : ` "${key.slice(first + 1, last)}"`;
  return `[${key.slice(0, first)}${within}]\n\t${key.slice(last + 1)} = ${JSON.stringify(value)}\n`;
}

async function touch(root: string, paths: readonly string[]): Promise<void> {
  const longAgo = new Date("2020-01-01");
  for (const path of paths) await utimes(join(root, path), longAgo, longAgo);
}

function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=x");
}

export function git(root: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", root, ...args], { stdio: "pipe", encoding: "utf8" });
}

/** Replaces something of a repository by a link. */
export async function linkTo(root: string, path: string, target: string): Promise<void> {
  await rm(join(root, path), { recursive: true, force: true });
  await mkdir(dirname(join(root, path)), { recursive: true });
  await symlink(target, join(root, path));
}
