import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A page of Markdown. */
export interface Page {
  /** Relative to the repository, such as `docs/calls.md`. */
  readonly path: string;
  readonly text: string;
}

/** The repository's README and every page of the documentation. */
export async function readPages(): Promise<readonly Page[]> {
  const names = await readdir(join(root, "docs"));
  const pages = names.filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const hasReadme = (await readdir(root)).includes("README.md");
  return Promise.all([...(hasReadme ? ["README.md"] : []), ...pages.sort()].map(readPage));
}

async function readPage(path: string): Promise<Page> {
  return { path, text: await readFile(join(root, path), "utf8") };
}

/** The folder in which a page's snippets are written and run, within that of a whole check. */
export function folderOf({ path }: Page): string {
  return path.replace(/\.md$/, "").replaceAll("/", "-");
}
