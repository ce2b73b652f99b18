import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const largest = 256 * 1024 * 1024;

/**
 * Reads a value that {@link writeStored} wrote; `undefined` when there is none, or it is not what was written: its checksum
 * stands before it, so that whoever reads it need not doubt its shape.
 */
export function readStored(folder: string, name: string): unknown {
  try {
    const file = join(folder, name);
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > largest) return undefined;
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const json = text.slice(end + 1);
    return text.slice(0, end) === checksum(json) ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a value as a whole or not at all. What cannot be written is not kept: nothing depends on a cache. */
export function writeStored(folder: string, name: string, value: unknown): void {
  const partial = join(folder, `${name}.${process.pid}`);
  const json = JSON.stringify(value);
  try {
    mkdirSync(folder, { recursive: true });
    // A link in its place would be written through.
    writeFileSync(partial, `${checksum(json)}\n${json}`, { flag: "wx" });
    renameSync(partial, join(folder, name));
  } catch {
    remove(partial);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is below something that is no folder, so there is nothing to remove.
  }
}

function checksum(text: string): string {
  return createHash("sha1").update(text).digest("base64");
}
