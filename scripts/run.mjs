// The repository's own commands: each works in a fresh clone, on a machine with only Node and npm.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fromSource = ["--conditions=@ashlar/source", "--import", "tsx"];
const commands = {
  start: { args: [...fromSource, "examples/shop/start.ts"] },
  demo: { args: [...fromSource, "examples/shop/demo.ts"] },
  test: { args: ["node_modules/vitest/vitest.mjs", "run"] },
  // Measured as it is published: compiled, because loaders that keep function names slow down hot paths.
  // Each package after those that it needs.
  bench: {
    args: ["--import", "tsx", "bench/run.ts"],
    compiled: ["core", "survey", "advisor", "check", "cli"],
  },
  ashlar: { args: ["packages/cli/bin/ashlar.mjs"] },
};

requireNode();
install();
const [name, ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(2, `Unknown command "${name}"; there are ${Object.keys(commands).join(", ")}.`);
for (const name of command.compiled ?? []) compile(name);
const child = spawn(process.execPath, [...command.args, ...rest], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 70)));

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(4, `Node ${process.versions.node} is too old: Ashlar needs 20.19 or newer.`);
}

function install() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules/.package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write("Installing dependencies (first run only) …\n");
  run(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    "The dependencies could not be installed.",
  );
}

function compile(name) {
  process.stderr.write(`Compiling packages/${name} …\n`);
  run(
    process.execPath,
    ["node_modules/typescript/bin/tsc", "-p", `packages/${name}/tsconfig.build.json`],
    `packages/${name} does not compile.`,
  );
}

function run(file, args, failure) {
  const { status } = spawnSync(file, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail(4, failure);
}

function fail(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
