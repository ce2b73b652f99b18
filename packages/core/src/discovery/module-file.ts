import { access, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AshlarError } from "../errors/index.js";

/** Where a module may be. */
export interface ModuleFile {
  /** The folder's own name, such as `order-lines`. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
}

const fileNames = ["module.ts", "module.js", "module.mjs"] as const;

/**
 * Finds the module files of a project: `modules/<name>/module.ts`, `.js` or `.mjs`, by name. Folders without one are
 * something else and left alone.
 *
 * @throws AshlarError `ASH_MODULES_NOT_FOUND`
 */
export async function findModuleFiles(project: string): Promise<readonly ModuleFile[]> {
  const parent = join(project, "modules");
  const names = (await readdir(parent).catch(() => undefined))?.sort();
  if (!names) throw await noModules(project);
  const found = await Promise.all(names.map((name) => moduleFile(name, join(parent, name))));
  const files = found.filter((file) => file !== undefined);
  if (files.length === 0) throw notFound(`No folder in ${resolve(parent)} has a module.ts.`);
  return files;
}

async function moduleFile(name: string, folder: string): Promise<ModuleFile | undefined> {
  for (const fileName of fileNames) {
    const file = join(folder, fileName);
    if (await exists(file)) return { name, folder, file };
  }
  return undefined;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** What a user is told when the folder of a project has no folder `modules`. */
async function noModules(project: string): Promise<AshlarError> {
  const folder = resolve(project);
  const found = await stat(folder).catch(() => undefined);
  const fix = !found
    ? `There is no folder ${folder}: correct the path, or create a project with \`ashlar new\`.`
    : found.isDirectory()
      ? undefined
      : `${folder} is a file: name the project's folder.`;
  return notFound(`${folder} has no folder modules.`, fix);
}

function notFound(message: string, fix?: string): AshlarError {
  return new AshlarError("ASH_MODULES_NOT_FOUND", { message, ...(fix && { fix }) });
}
