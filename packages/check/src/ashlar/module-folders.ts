import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders of a project whose modules are known by convention: `modules/<name>` with a module file. None elsewhere. */
export function ashlarModuleFolders(root: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(join(root, "modules"));
  } catch {
    return [];
  }
  return names
    .filter((name) =>
      ["ts", "js", "mjs"].some((ending) => existsSync(join(root, "modules", name, `module.${ending}`))),
    )
    .map((name) => `modules/${name}`)
    .sort();
}
