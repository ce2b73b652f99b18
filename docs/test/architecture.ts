import { AshlarError, parseArchitecture } from "@ashlar/core";
import { parse } from "yaml";
import type { Block } from "./block.js";
import type { SnippetProblem } from "./problem.js";

/** The variables that the pages' architecture files may rely on. */
const environment = {
  DATABASE_URL: "postgres://shop@localhost/shop",
  JWT_SECRET: "0123456789abcdef0123456789abcdef",
};

/** Parses an architecture file of a project that has just the modules it names. */
export function checkArchitecture({ page, line, lines }: Block): readonly SnippetProblem[] {
  const text = lines.join("\n");
  try {
    const names = Object.keys(parse(text)?.modules ?? {});
    const modules = names.map((name) => ({ name, plainHandlers: false }));
    parseArchitecture(text, { file: "architecture.yaml", environment, modules });
    return [];
  } catch (error) {
    const at = error instanceof AshlarError ? (error.at?.line ?? 1) : 1;
    return [{ path: page.path, line: line + at - 1, message: (error as Error).message }];
  }
}
