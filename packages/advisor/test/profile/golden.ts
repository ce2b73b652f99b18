import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const folder = new URL("golden/", import.meta.url);

/** Compares with `golden/<name>`. `UPDATE_GOLDEN=1` writes the files anew: read the difference before committing it. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `golden/${name} is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}

/** Every golden file whose name begins like this belongs to a case, and every case has one. */
export function expectAllGolden(prefix: string, names: readonly string[]): void {
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .sort(),
  ).toEqual([...names].sort());
}
