import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * Compares with `golden/<name>.json`. `UPDATE_GOLDEN=1` writes the files anew: read the diff before committing it.
 */
export function expectGolden(name: string, value: unknown): void {
  const file = new URL(`golden/${name}.json`, import.meta.url);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
  expect(existsSync(file), `golden/${name}.json is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}
