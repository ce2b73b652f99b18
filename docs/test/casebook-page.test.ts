import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { casebookPage, currentCasebookPage, noteProblems } from "./casebook-page.js";

// UPDATE_DOCS=1 rewrites what is made of the page.
test("docs/advisor-casebook.md shows the score of the model as it is", async () => {
  const page = await currentCasebookPage();
  if (process.env.UPDATE_DOCS) await writeFile(casebookPage, page);
  expect(await readFile(casebookPage, "utf8")).toBe(page);
});

test("every wrong answer has a note, and every note a disagreement", async () => {
  expect(await noteProblems()).toEqual([]);
});
