import { expect, test } from "vitest";
import { checkPages } from "./check.js";
import { readPages } from "./page.js";
import { show } from "./problem.js";

test("every snippet of the documentation compiles and runs", { timeout: 600_000 }, async () => {
  expect((await checkPages(await readPages())).map(show)).toEqual([]);
});
