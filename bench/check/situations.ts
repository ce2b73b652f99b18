import { cp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import type { ProcessSample } from "../harness/whole-process.ts";
import type { ReadyChecker } from "./ready-checker.ts";

/** Measures a tool in one situation; `edited` is a file of the repository. */
type Situation = (checker: ReadyChecker, edited: string) => Promise<ProcessSample>;

/** In which situations the tools are measured. Before warm runs one more is made that is not measured. */
export const situations: Readonly<Record<string, Situation>> = {
  cold: ({ check }) => check(undefined),

  "warm, nothing changed": async ({ check, cache }) => {
    await check(cache);
    return check(cache);
  },

  "warm, one file edited": async ({ check, cache }, edited) => {
    await check(cache);
    return keeping(cache, () => editing(edited, () => check(cache)));
  },
};

/** Puts a folder back afterwards as it was. */
async function keeping<Result>(folder: string, use: () => Promise<Result>): Promise<Result> {
  const kept = `${folder}.kept`;
  await cp(folder, kept, { recursive: true, preserveTimestamps: true });
  try {
    return await use();
  } finally {
    await rm(folder, { recursive: true, force: true });
    await cp(kept, folder, { recursive: true, preserveTimestamps: true });
    await rm(kept, { recursive: true, force: true });
  }
}

/** Appends a declaration to a file for as long as `use` takes. */
async function editing<Result>(file: string, use: () => Promise<Result>): Promise<Result> {
  const text = await readFile(file, "utf8");
  const { atime, mtime } = await stat(file);
  await writeFile(file, `${text}\nexport const edited = true;\n`);
  try {
    return await use();
  } finally {
    await writeFile(file, text);
    await utimes(file, atime, mtime);
  }
}
