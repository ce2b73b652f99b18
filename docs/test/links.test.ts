import { access } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { type Page, readPages, root } from "./page.js";

test("every link within the repository leads somewhere", async () => {
  const pages = await readPages();
  const broken: string[] = [];
  for (const page of pages) {
    for (const [, target] of withoutCode(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      if (!(await exists(page, target!, pages))) broken.push(`${page.path}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

async function exists(page: Page, target: string, pages: readonly Page[]): Promise<boolean> {
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? page.path : normalize(join(dirname(page.path), file));
  const found = await access(join(root, path)).then(
    () => true,
    () => false,
  );
  if (!found || anchor === undefined) return found;
  const other = pages.find((candidate) => candidate.path === path);
  return other !== undefined && anchorsOf(other).has(anchor);
}

/** The anchors that headings get, as the usual renderers make them. */
function anchorsOf(page: Page): ReadonlySet<string> {
  const headings = Array.from(withoutCode(page).matchAll(/^#+ (.+)$/gm), ([, heading]) => heading!);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function withoutCode({ text }: Page): string {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}
