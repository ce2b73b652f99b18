import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorsPage } from "./errors-page.js";
import { root } from "./page.js";

// UPDATE_DOCS=1 rewrites the page.
test("docs/errors.md lists every error as the code has it", async () => {
  const file = join(root, "docs/errors.md");
  const page = await errorsPage();
  if (process.env.UPDATE_DOCS) await writeFile(file, page);
  expect(await readFile(file, "utf8").catch(() => "")).toBe(page);
});
