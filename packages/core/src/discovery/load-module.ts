import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { AshlarError } from "../errors/index.js";
import type { Module } from "../module/index.js";
import { loadFailure } from "./load-failure.js";

/**
 * Imports a module file and gives what it exports as its default.
 *
 * @throws AshlarError `ASH_MODULE_LOAD` when it does not load or exports something else; an error of Ashlar that it
 *   throws itself, such as `ASH_MODULE_INVALID`, with the file added.
 */
export async function loadModule(file: string): Promise<Module> {
  const exported = await importFile(file);
  if (isModule(exported.default)) return exported.default;
  const message = "default" in exported ? "Its default export is not a module." : "It has no default export.";
  throw new AshlarError("ASH_MODULE_LOAD", {
    message,
    fix: "End the file in `export default module(contract, { … })`.",
    at: { file },
  });
}

async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    throw loadFailure(file, cause);
  }
}

// By its shape: the project may have a copy of Ashlar of its own.
function isModule(value: unknown): value is Module {
  const { kind, contract } = (value ?? {}) as Partial<Module>;
  return kind === "module" && typeof contract?.name === "string";
}
