import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** The golden files of a folder. `UPDATE_GOLDEN=1` writes them anew: read the difference before committing it. */
export interface GoldenFiles {
  /** Compares a text with a file. */
  expectText(file: string, text: string): void;
  /** Every file that begins like this is one of these, and each of these is there. */
  expectOnly(prefix: string, files: readonly string[]): void;
}

/** The golden files in `golden/` beside a test; give it the test's `import.meta.url`. */
export function goldenFilesBeside(test: string): GoldenFiles {
  const folder = new URL("golden/", test);
  return {
    expectText(name, text) {
      const file = new URL(name, folder);
      if (process.env.UPDATE_GOLDEN === "1") {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, text);
      }
      expect(existsSync(file), `golden/${name} is missing: run once with UPDATE_GOLDEN=1`).toBe(true);
      expect(text).toBe(readFileSync(file, "utf8"));
    },
    expectOnly(prefix, files) {
      const found = readdirSync(folder).filter((name) => name.startsWith(prefix));
      expect(found.sort()).toEqual([...files].sort());
    },
  };
}
