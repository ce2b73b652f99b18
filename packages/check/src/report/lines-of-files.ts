import { join } from "node:path";
import { readConfiguration } from "@ashlar/survey/configuration";
import type { LineOf } from "./source-excerpt.js";

/** Answers lines from the files of a repository, each read once; nothing of one that cannot be read. */
export function linesOfFiles(root: string): LineOf {
  const known = new Map<string, readonly string[]>();

  function linesOf(file: string): readonly string[] {
    try {
      return readConfiguration(join(root, file), root).split(/\r?\n/);
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
