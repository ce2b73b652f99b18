import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@ashlar/source"] },
  ssr: { resolve: { conditions: ["@ashlar/source"], externalConditions: ["@ashlar/source"] } },
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "conformance/**/*.test.ts",
      "bench/test/**/*.test.ts",
      "examples/**/*.test.ts",
      "docs/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", "packages/*/test/fixtures/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
