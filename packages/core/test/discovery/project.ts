import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** How a file of a test's project imports Ashlar. */
export const ashlar = fileURLToPath(new URL("../../src/index.ts", import.meta.url));

/** Writes a project of these files, by path, to a folder that goes away with the test. */
export async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-discovery-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** The text of a module file with nothing in it but its name. */
export function emptyModule(name: string): string {
  return `import { contract, module } from ${JSON.stringify(ashlar)};\nexport default module(contract("${name}", {}), {});\n`;
}
