import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { AshlarError } from "@ashlar/core/errors";

const template = fileURLToPath(new URL("../templates/project/", import.meta.url));

/** What the template's `{{placeholders}}` stand for. */
export interface Placeholders {
  readonly name: string;
  readonly version: string;
}

/**
 * Writes a new project to a folder, and gives the paths of its files in it.
 *
 * @throws AshlarError `ASH_REFUSED` when the folder holds anything but a new repository.
 */
export async function scaffold(folder: string, placeholders: Placeholders): Promise<readonly string[]> {
  await requireEmpty(folder);
  const written: string[] = [];
  for (const entry of await readdir(template, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    // npm leaves every .gitignore out of a package.
    const path = relative(template, source).replace(/^_gitignore$/, ".gitignore");
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), fill(await readFile(source, "utf8"), placeholders));
    written.push(path);
  }
  return written.sort();
}

function fill(text: string, placeholders: Placeholders): string {
  return text.replace(/\{\{(name|version)\}\}/g, (_, key: keyof Placeholders) => placeholders[key]);
}

async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR")
      throw refused(`${folder} cannot be a folder: a part of its path is a file.`);
    throw error;
  });
  if (names.some((name) => name !== ".git")) throw refused(`The folder ${folder} is not empty.`);
}

function refused(message: string): AshlarError {
  return new AshlarError("ASH_REFUSED", { message, fix: "Choose another name, or empty the folder first." });
}
