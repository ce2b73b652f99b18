import {
  type Architecture,
  type FoundModule,
  findModules,
  loadArchitecture,
  type Module,
} from "@ashlar/core";
import type { Terminal } from "./terminal.js";
import { loadTypeScript } from "./typescript-loader.js";

/** A project as its files declare it; nothing of it runs. */
export interface Project {
  readonly found: readonly FoundModule[];
  readonly modules: readonly Module[];
  readonly architecture: Architecture;
}

/** Loads the modules and the architecture of the project in a folder. */
export async function loadProject(folder: string, terminal: Terminal, file?: string): Promise<Project> {
  loadTypeScript();
  const found = await findModules(folder);
  const modules = found.map(({ module }) => module);
  const { environment } = terminal;
  return { found, modules, architecture: await loadArchitecture(folder, { modules, file, environment }) };
}
