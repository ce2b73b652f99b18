import { posix } from "node:path";
import picomatch from "picomatch";

/**
 * Tests paths against patterns that are relative to a folder: a file, a folder (all below it), or a glob.
 *
 * @example
 * ```ts
 * filePattern(["index.ts", "api/**"], "src/billing")("src/billing/api/tax.ts"); // true
 * ```
 */
export function filePattern(patterns: readonly string[], folder = ""): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.flatMap((pattern) => {
    const plain = withoutSlash(pattern.replace(/^\.\//, ""));
    const whole = plain === "" || plain === "." ? folder : posix.join(escaped(folder), plain);
    if (whole === "") return ["**"];
    return /[*?[\]{}()!]/.test(plain) ? [whole] : [whole, `${whole}/**`];
  });
  return picomatch(globs, { dot: true });
}

function withoutSlash(pattern: string): string {
  let end = pattern.length;
  while (pattern[end - 1] === "/") end--;
  return pattern.slice(0, end);
}

function escaped(folder: string): string {
  return folder.replace(/[*?[\]{}()!]/g, "\\$&");
}

/** Tests whether paths lie in folders. Their names are no patterns: `app/[slug]` is the folder of that name. */
export function inFolders(folders: readonly string[]): (path: string) => boolean {
  return (path) =>
    folders.some((folder) => folder === "" || path === folder || path.startsWith(`${folder}/`));
}
