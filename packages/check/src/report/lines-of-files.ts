import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LineOf } from "./source-excerpt.js";

/** Answers lines from the files of a repository, each read once; nothing of one that cannot be read. */
export function linesOfFiles(root: string): LineOf {
  const known = new Map<string, readonly string[]>();

  function linesOf(file: string): readonly string[] {
    try {
      return readFileSync(join(root, file), "utf8").split(/\r?\n/);
    } catch {
      return [];
    }
  }

  return (file, line) => {
    const lines = known.get(file) ?? linesOf(file);
    known.set(file, lines);
    return lines[line - 1];
  };
}
