import { lstatSync, readFileSync, statSync } from "node:fs";
import { isReallyInside } from "./really-inside.js";

const largest = 4 * 1024 * 1024;

/**
 * The text of a configuration file. Looks at the file before it opens it: a pipe or a device would keep everyone waiting, and a
 * link may lead to what is none of the repository's business.
 *
 * @param within the folder that the file must really lie in; anywhere when left out, as for one that a user has named.
 * @throws what the file system says, or that it is no regular file of a sensible size, or lies elsewhere.
 */
export function readConfiguration(file: string, within?: string): string {
  if (within !== undefined) {
    lstatSync(file);
    if (!isReallyInside(within, file)) throw new Error("it is a link that leads out of the repository");
  }
  const stats = statSync(file);
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > largest) throw new Error("it is larger than any configuration");
  return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}
