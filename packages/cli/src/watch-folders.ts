import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/**
 * Tells of every change to the files in a folder and the folders below it, those that come later included. Watches
 * folder by folder: Node's own recursive watch loses a file once an editor has replaced it by renaming.
 *
 * @returns a function that stops it.
 */
export function watchFolders(folder: string, onChange: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  function add(path: string): void {
    try {
      const watcher = watch(path);
      watcher.on("change", (_, name) => changed(path, String(name)));
      watcher.on("error", () => remove(path));
      watchers.set(path, watcher);
      for (const name of foldersIn(path)) add(join(path, name));
    } catch {
      // The folder is gone again.
    }
  }

  function remove(path: string): void {
    for (const [watched, watcher] of watchers) {
      if (watched !== path && !watched.startsWith(`${path}/`)) continue;
      watcher.close();
      watchers.delete(watched);
    }
  }

  function changed(parent: string, name: string): void {
    const path = join(parent, name);
    if (isIgnored(name)) return;
    remove(path);
    if (isFolder(path)) add(path);
    onChange(path);
  }

  add(folder);
  return () => remove(folder);
}

function foldersIn(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !isIgnored(entry.name)).map(({ name }) => name);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Editors' own files, and what is no part of the running system. */
function isIgnored(name: string): boolean {
  return /^\.|~$|^\d+$|^node_modules$|\.(test|spec)\.[mc]?[jt]s$/.test(name);
}
