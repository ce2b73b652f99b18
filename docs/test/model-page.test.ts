import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { currentModelPage, modelPage } from "./model-page.js";

// UPDATE_DOCS=1 rewrites what is made of the page.
test("docs/advisor-model.md shows the rules as they are", async () => {
  const page = await currentModelPage();
  if (process.env.UPDATE_DOCS) await writeFile(modelPage, page);
  expect(await readFile(modelPage, "utf8")).toBe(page);
});
