import { readFileSync, statSync } from "node:fs";

const largest = 4 * 1024 * 1024;

/**
 * The text of a configuration file. Looks at the file before it opens it: a pipe or a device would keep everyone waiting.
 *
 * @throws what the file system says, or that it is no regular file of a sensible size.
 */
export function readConfiguration(file: string): string {
  const stats = statSync(file);
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > largest) throw new Error("it is larger than any configuration");
  return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}
