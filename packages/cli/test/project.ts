import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { scaffold } from "../src/scaffold.js";

const dependencies = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** An empty folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new project as `ashlar new` makes it, with its dependencies in place and some files written over. */
export async function project(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = join(await temporaryFolder(), "todo");
  await scaffold(folder, { name: "todo", version: "0.1.0" });
  await symlink(dependencies, join(folder, "node_modules"));
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
  return folder;
}

/** Writes a file, and the folders it is in. */
export async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
