import { existsSync, watch } from "node:fs";
import { dirname, join, sep } from "node:path";
import { watchFolders } from "./watch-folders.js";

const source = /\.[mc]?[jt]s$|\.json$/;

/**
 * Tells of every change to a project's modules, to the code beside them that they may import, and to its architecture
 * and `.env` files, whether or not they exist yet.
 *
 * @returns a function that stops it.
 */
export function watchProject(
  folder: string,
  architecture: string,
  onChange: (path: string) => void,
): () => void {
  const modules = join(folder, "modules");
  const settings = [architecture, join(folder, ".env")];
  const unwatchFolders = watchFolders(folder, (path) => {
    if (path === modules || path.startsWith(modules + sep) || source.test(path)) onChange(path);
  });
  const parents = [...new Set(settings.map(dirname))].filter((parent) => existsSync(parent));
  const watchers = parents.map((parent) =>
    watch(parent, (_, name) => {
      const path = join(parent, String(name));
      if (settings.includes(path)) onChange(path);
    }),
  );
  return () => {
    unwatchFolders();
    for (const watcher of watchers) watcher.close();
  };
}
