import { cp, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { BenchFailure } from "./failure.ts";

const source = new URL("../../packages/cli/", import.meta.url);
const target = new URL("../.ashlar/command-line/", import.meta.url);

/**
 * Lays out the command line as its package is published: compiled, and without the sources that it would run from
 * otherwise. The packages that it needs are this repository's compiled ones. Answers the path of the program.
 */
export async function layOutCommandLine(): Promise<string> {
  const { files } = JSON.parse(await readFile(new URL("package.json", source), "utf8")) as {
    files: string[];
  };
  await rm(target, { recursive: true, force: true });
  for (const file of ["package.json", ...files]) {
    await cp(new URL(file, source), new URL(file, target), { recursive: true }).catch(() => {
      throw new BenchFailure(4, `packages/cli has no ${file}; start with npm run bench, which compiles it`);
    });
  }
  return fileURLToPath(new URL("bin/ashlar.mjs", target));
}
