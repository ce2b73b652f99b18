import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFolders } from "../src/watch-folders.js";
import { temporaryFolder, write } from "./project.js";

const pause = () => new Promise((resolve) => setTimeout(resolve, 60));

/** Watches a folder with one file in it. */
async function watched() {
  const folder = await temporaryFolder();
  const file = join(folder, "orders/order.ts");
  await write(file, "1");
  const names = new Set<string>();
  onTestFinished(watchFolders(folder, (path) => names.add(path.slice(folder.length + 1))));
  /** Does something, and waits until this has been seen to change. */
  const seen = async (name: string, work: () => Promise<unknown>) => {
    await pause();
    names.clear();
    await work();
    await expect.poll(() => [...names]).toContain(name);
  };
  return { folder, file, names, seen };
}

test("a file is seen every time it is written, or replaced as editors do", async () => {
  const { file, seen } = await watched();
  for (const round of ["first", "second", "third"]) {
    await seen("orders/order.ts", () => writeFile(file, round));
    await seen("orders/order.ts", async () => {
      await writeFile(`${file}~`, round);
      await rename(`${file}~`, file);
    });
  }
  await seen("orders/order.ts", () => rm(file));
});

test("folders that come later are watched, and so are those that come back", async () => {
  const { folder, seen } = await watched();
  for (const round of ["first", "second"]) {
    await seen("users", () => mkdir(join(folder, "users/deep/er"), { recursive: true }));
    await seen("users/deep/er/user.ts", () => writeFile(join(folder, "users/deep/er/user.ts"), round));
    await seen("users", () => rm(join(folder, "users"), { recursive: true }));
  }
});

test("editors' own files, tests and dependencies are no changes", async () => {
  const { folder, names } = await watched();
  for (const name of [
    ".order.ts.swp",
    "order.ts~",
    "4913",
    "order.test.ts",
    ".git/HEAD",
    "node_modules/a/index.js",
  ]) {
    await write(join(folder, "orders", name), "1");
  }
  await pause();
  expect([...names]).toEqual([]);
});

test("a folder that is not there is not watched, and no harm is done", async () => {
  watchFolders(join(await temporaryFolder(), "nothing"), () => {})();
});
