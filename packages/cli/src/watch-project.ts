import { existsSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { watchFolders } from "./watch-folders.js";

/**
 * Tells of every change to a project's modules and to its architecture file, whether or not they exist yet.
 *
 * @returns a function that stops it.
 */
export function watchProject(
  folder: string,
  architecture: string,
  onChange: (path: string) => void,
): () => void {
  const modules = join(folder, "modules");
  let unwatchModules = watchFolders(modules, onChange);
  const parents = [...new Set([folder, dirname(architecture)])].filter((parent) => existsSync(parent));
  const watchers = parents.map((parent) =>
    watch(parent, (_, name) => {
      const path = join(parent, String(name));
      if (path === modules) {
        unwatchModules();
        unwatchModules = watchFolders(modules, onChange);
      }
      if (path === modules || path === architecture) onChange(path);
    }),
  );
  return () => {
    unwatchModules();
    for (const watcher of watchers) watcher.close();
  };
}
