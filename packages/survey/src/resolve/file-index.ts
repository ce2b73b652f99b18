import { posix } from "node:path";

/** The files of a repository, to look up what a path without its extension means. */
export interface FileIndex {
  has(path: string): boolean;
  /**
   * The file that a path stands for as TypeScript reads it: itself, the source behind a `.js`, a file whose extension was
   * left out, or the index of a folder. `undefined` when there is none.
   */
  find(path: string): string | undefined;
}

const unwritten = [
  ".ts",
  ".tsx",
  ".d.ts",
  ".js",
  ".jsx",
  ".mts",
  ".cts",
  ".d.mts",
  ".d.cts",
  ".mjs",
  ".cjs",
  ".json",
  ".node",
];
const behind: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".d.ts", ".js", ".jsx"],
  ".jsx": [".tsx", ".ts", ".d.ts", ".jsx", ".js"],
  ".mjs": [".mts", ".d.mts", ".mjs"],
  ".cjs": [".cts", ".d.cts", ".cjs"],
};
const indexes = unwritten.map((extension) => `index${extension}`);

/** Indexes the paths of a repository. */
export function fileIndex(paths: Iterable<string>): FileIndex {
  const known = new Set(paths);
  const firstOf = (stem: string, endings: readonly string[]): string | undefined => {
    for (const ending of endings) if (known.has(stem + ending)) return stem + ending;
    return undefined;
  };
  return {
    has: (path) => known.has(path),
    find(path) {
      const isFolder = path === "" || path.endsWith("/");
      if (!isFolder) {
        const extension = posix.extname(path);
        const sources = behind[extension];
        const found =
          (sources && firstOf(path.slice(0, -extension.length), sources)) ??
          (known.has(path) ? path : firstOf(path, unwritten));
        if (found) return found;
      }
      return firstOf(path === "" ? "" : `${path.replace(/\/$/, "")}/`, indexes);
    },
  };
}
