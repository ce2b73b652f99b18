import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Skipped, SkipReason } from "../skipped.js";

/** In characters: what paths are compared with takes a time that may grow with their square. */
export const longestPath = 1_000;
const deepest = 64;
const passedOver = new Set(["node_modules", "bower_components", "jspm_packages"]);

/** Every file below a folder, without following links; not below dependencies and hidden folders. */
export async function walkFolder(
  root: string,
): Promise<{ paths: readonly string[]; skipped: readonly Skipped[] }> {
  const paths: string[] = [];
  const skipped: Skipped[] = [];
  const skip = (path: string, reason: SkipReason, message: string) => skipped.push({ path, reason, message });

  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > deepest) return void skip(folder, "too-deep", `it is more than ${deepest} folders deep`);
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: Error) => {
      skip(folder === "" ? "." : folder, "unreadable", error.message);
      return [];
    });
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (path.length > longestPath) skip(path, "too-deep", "its path is longer than any person's");
      else if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && !passedOver.has(entry.name)) await walk(path, depth + 1);
      } else paths.push(path);
    }
  }

  await walk("", 0);
  return { paths: paths.sort(), skipped };
}
