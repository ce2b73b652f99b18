/** How a source file is parsed. */
export type SourceLanguage = "ts" | "tsx" | "dts" | "jsx";

/** The language of a source file by its name; `undefined` when it is something else. */
export function sourceLanguage(path: string): SourceLanguage | undefined {
  const dot = path.lastIndexOf(".");
  switch (path.slice(dot)) {
    case ".ts":
    case ".mts":
    case ".cts":
      return path.slice(0, dot).endsWith(".d") ? "dts" : "ts";
    case ".tsx":
      return "tsx";
    case ".js":
    case ".jsx":
    case ".mjs":
    case ".cjs":
      // JSX is allowed in any of them: it takes nothing away from JavaScript.
      return "jsx";
    default:
      return undefined;
  }
}

/** Whether a file is SQL: it has no imports, but tables. */
export function isSql(path: string): boolean {
  return path.endsWith(".sql");
}
