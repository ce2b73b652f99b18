import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Contestant } from "./bench.ts";
import { BenchFailure } from "./failure.ts";

const peersFolder = new URL("../peers/", import.meta.url);

/** Whether a contestant needs the packages of bench/peers. */
export function needsPeers({ module }: Contestant): boolean {
  return module.href.startsWith(peersFolder.href);
}

/** Installs the peers' packages on first use, and again when a version changed. Answers the versions. */
export async function installPeers(progress: (line: string) => void): Promise<Record<string, string>> {
  const wanted = (await readJson("package.json"))?.dependencies ?? {};
  if (await installed(wanted)) return wanted;
  progress("installing the peers (once)");
  const failure = await npmInstall();
  if (failure !== undefined || !(await installed(wanted))) {
    throw new BenchFailure(
      4,
      `the peers could not be installed in bench/peers (${failure ?? "versions differ"}); ` +
        "connect to a package registry, or choose contestants that need no package with --only",
    );
  }
  return wanted;
}

async function installed(wanted: Readonly<Record<string, string>>): Promise<boolean> {
  for (const [name, version] of Object.entries(wanted)) {
    if ((await readJson(`node_modules/${name}/package.json`))?.version !== version) return false;
  }
  return true;
}

/** What went wrong, or `undefined`. */
async function npmInstall(): Promise<string | undefined> {
  const npm = spawn(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--prefix", fileURLToPath(peersFolder)],
    { cwd: peersFolder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let errors = "";
  npm.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  try {
    const [code] = (await once(npm, "close")) as [number | null];
    if (code === 0) return undefined;
    const reason = /^npm error code (.+)$/m.exec(errors)?.[1];
    return `npm ci: ${reason ?? `exit code ${code}`}`;
  } catch (error) {
    return `npm: ${String(error)}`;
  }
}

interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
}

async function readJson(path: string): Promise<PackageJson | undefined> {
  const text = await readFile(new URL(path, peersFolder), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as PackageJson);
}
