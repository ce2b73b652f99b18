import { lstatSync, readFileSync, type Stats } from "node:fs";
import type { SkipReason } from "../skipped.js";

/** The text of a file, or why it is passed over. */
export type ReadSource =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: SkipReason; readonly message: string };

/** What the file system says of a file that may be read; `undefined` when there is none. */
export type StatedSource =
  | { readonly ok: true; readonly stats: Stats }
  | (ReadSource & { readonly ok: false });

const largest = 4 * 1024 * 1024;
const minifiedFrom = 32 * 1024;
const longestLine = 5_000;

/** Looks at a file without opening it, so that a pipe or a device never keeps anyone waiting. */
export function statSource(file: string): StatedSource | undefined {
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink())
      return skip("symbolic-link", "it is a link; what it leads to is surveyed in its own place");
    if (stats.isDirectory()) return skip("submodule", "it is a repository of its own");
    if (!stats.isFile()) return skip("unreadable", "it is not a regular file");
    if (stats.size > largest)
      return skip("too-large", `it has ${megabytes(stats.size)} MB, more than ${megabytes(largest)}`);
    return { ok: true, stats };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : skip("unreadable", reasonOf(code, message));
  }
}

/** Reads a file that {@link statSource} has found to be a regular one. */
export function readSource(file: string): ReadSource {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return skip("unreadable", reasonOf(code, message));
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  if (text.slice(0, 8192).includes("\0")) return skip("not-text", "it is not text");
  if (isMinified(text)) return skip("minified", "it is minified: its lines are longer than any person's");
  return { ok: true, text };
}

function isMinified(text: string): boolean {
  if (text.length < minifiedFrom) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return text.length / lines > longestLine;
}

function reasonOf(code: string | undefined, message: string): string {
  return code === "EACCES" || code === "EPERM" ? "this user may not read it" : message;
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

function skip(reason: SkipReason, message: string): ReadSource & { readonly ok: false } {
  return { ok: false, reason, message };
}
