import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkArchitecture } from "./architecture.js";
import { type Block, blocksOf, fileOf, inPlace } from "./block.js";
import { unconventional } from "./convention.js";
import { folderOf, type Page, root } from "./page.js";
import type { SnippetProblem } from "./problem.js";
import { runScript } from "./script.js";
import { runShell } from "./shell.js";
import { checkTypes } from "./types.js";

/**
 * Checks every snippet of some pages. Each page is a folder, in which its blocks are put to work from top to bottom:
 *
 * - ```ts file=modules/orders/contract.ts    is (the next part of) that file
 * - ```ts                                    is the next part of the page's one script, which is run at the end
 * - ```ts no-run                             has its types checked with the rest, and is left out when the script runs
 * - ```sh run                                is run there and then
 * - ```yaml architecture                     is parsed as an architecture file
 *
 * Other blocks are for reading only.
 */
export async function checkPages(pages: readonly Page[]): Promise<readonly SnippetProblem[]> {
  const folder = await newFolder();
  try {
    const prepared = (await Promise.all(pages.map((page) => prepare(folder, page)))).flat();
    const problems = [...prepared, ...(await checkTypes(folder, pages))];
    // What is known to be broken is not run as well.
    const sound = pages.filter(({ path }) => !problems.some((problem) => problem.path === path));
    return [...problems, ...(await runScripts(folder, sound))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Outside of the repository, where no tool mistakes a snippet for a file of its own, but with its packages. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ashlar-docs-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}

/** Does all that comes before a page's script: writes its files, runs its commands, parses its architecture files. */
async function prepare(folder: string, page: Page): Promise<readonly SnippetProblem[]> {
  const blocks = blocksOf(page);
  const own = join(folder, folderOf(page));
  await mkdir(own);
  const problems = [...unconventional(blocks)];
  const files = new Map<string, Block[]>();
  for (const block of blocks) {
    const { language, words } = block;
    const file = fileOf(block);
    if (language === "ts" && file) {
      const parts = [...(files.get(file) ?? []), block];
      files.set(file, parts);
      await mkdir(dirname(join(own, file)), { recursive: true });
      await writeFile(join(own, file), inPlace(parts));
    } else if (language === "sh" && words.includes("run")) problems.push(...(await runShell(own, block)));
    else if (language === "yaml" && words.includes("architecture"))
      problems.push(...checkArchitecture(block));
  }
  await writeFile(join(own, "page.ts"), inPlace(scriptOf(page)));
  return problems;
}

/** Two at a time: each is a process of its own. */
async function runScripts(folder: string, pages: readonly Page[]): Promise<readonly SnippetProblem[]> {
  const problems: SnippetProblem[] = [];
  const waiting = [...pages];
  const worker = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      problems.push(...(await runScript(join(folder, folderOf(page)), page, scriptOf(page))));
    }
  };
  await Promise.all([worker(), worker()]);
  return problems;
}

function scriptOf(page: Page): readonly Block[] {
  return blocksOf(page).filter((block) => block.language === "ts" && fileOf(block) === undefined);
}
