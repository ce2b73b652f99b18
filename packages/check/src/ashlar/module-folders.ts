import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "@ashlar/survey/configuration";

/**
 * The folders of a project whose modules are known by convention: `modules/<name>` with a module file. None where none of
 * those files names Ashlar: others call a folder `modules` too. The files are looked at, not run.
 */
export function ashlarModuleFolders(root: string): readonly string[] {
  const files = namesIn(join(root, "modules")).flatMap((name) => moduleFile(root, `modules/${name}`) ?? []);
  if (!files.some(({ file }) => namesAshlar(root, file))) return [];
  return files.map(({ folder }) => folder).sort();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function moduleFile(
  root: string,
  folder: string,
): { readonly folder: string; readonly file: string } | undefined {
  const file = ["ts", "js", "mjs"]
    .map((ending) => `${folder}/module.${ending}`)
    .find((path) => isFile(join(root, path)));
  return file === undefined ? undefined : { folder, file };
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

function namesAshlar(root: string, file: string): boolean {
  try {
    return readConfiguration(join(root, file), root).includes("@ashlar/core");
  } catch {
    return false;
  }
}
