import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, type Page, root } from "./page.js";
import type { SnippetProblem } from "./problem.js";
import { runProcess } from "./run-process.js";

const compiler = join(root, "node_modules/typescript/bin/tsc");

/** Checks the types of every snippet in a folder at once, as strictly as the repository checks its own. */
export async function checkTypes(folder: string, pages: readonly Page[]): Promise<readonly SnippetProblem[]> {
  const settings = {
    extends: join(root, "tsconfig.json"),
    include: ["**/*.ts"],
    exclude: [],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { ok, output } = await runProcess(folder, process.execPath, [
    compiler,
    "--noEmit",
    "--pretty",
    "false",
  ]);
  if (ok) return [];
  const found = [...output.matchAll(/^([^/\n]+)\/\S+\((\d+),\d+\): error (.+)$/gm)].map(
    ([, name, line, message]): SnippetProblem => ({
      path: pages.find((page) => folderOf(page) === name)?.path ?? name!,
      line: Number(line),
      message: message!,
    }),
  );
  return found.length > 0 ? found : [{ path: "docs", line: 1, message: `tsc failed: ${output}` }];
}
