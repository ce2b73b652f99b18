import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { AshlarError } from "../errors/index.js";
import type { Module } from "../module/index.js";
import type { Architecture } from "./architecture.js";
import type { Environment } from "./interpolate.js";
import { moduleFacts } from "./module-facts.js";
import { parseArchitecture } from "./parse.js";

/** The file in a project's folder that says how its modules run. */
export const architectureFile = "architecture.yaml";

/** Which file to load, and what to read it with. */
export interface LoadOptions {
  readonly modules: readonly Module[];
  /** Another file than `architecture.yaml`, relative to the folder; it must exist. */
  readonly file?: string | undefined;
  /** `process.env` when left out. */
  readonly environment?: Environment;
}

/**
 * Loads the architecture of a project. A project without an `architecture.yaml` has the defaults.
 *
 * @throws AshlarError `ASH_ARCHITECTURE_FILE` when the file cannot be read, or what `parseArchitecture` throws.
 * @example
 * ```ts
 * const architecture = await loadArchitecture("shop", { modules: await discoverModules("shop") });
 * ```
 */
export async function loadArchitecture(folder: string, options: LoadOptions): Promise<Architecture> {
  const { modules, environment = process.env } = options;
  const file = architecturePath(folder, options.file);
  const text = await read(file, options.file === undefined);
  return parseArchitecture(text, { file, environment, modules: moduleFacts(modules) });
}

/** The path of a project's architecture file. */
export function architecturePath(folder: string, file = architectureFile): string {
  return isAbsolute(file) ? file : join(folder, file);
}

async function read(file: string, isOptional: boolean): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" && isOptional) return "";
    const fix =
      code === "ENOENT"
        ? { fix: "Correct the name, or create the file; an empty one has the defaults." }
        : {};
    throw new AshlarError("ASH_ARCHITECTURE_FILE", { message: reason(code), ...fix, at: { file }, cause });
  }
}

function reason(code: string | undefined): string {
  switch (code) {
    case "ENOENT":
      return "The file does not exist.";
    case "EACCES":
    case "EPERM":
      return "This user may not read the file.";
    case "EISDIR":
      return "It is a folder, not a file.";
    default:
      return `The file cannot be read (${code ?? "unknown reason"}).`;
  }
}
