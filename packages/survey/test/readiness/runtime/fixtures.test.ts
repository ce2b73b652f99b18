import { describe, expect, test } from "vitest";
import type { Capability } from "../../../src/readiness/capability.js";
import { evidence, fixture } from "./repository.js";

const capabilities: readonly Capability[] = [
  "observability",
  "resilience",
  "infrastructure-as-code",
  "broker",
  "domain-driven-design",
  "data-grid",
];

/** Strengths in the order of the capabilities above. */
const expected: Readonly<Record<string, string>> = {
  "node-orders": "exercised exercised exercised exercised none none",
  "jvm-payments": "wired wired not-available exercised exercised wired",
  "go-gateway": "wired wired exercised wired none none",
  "python-billing": "wired wired exercised exercised wired none",
  "dotnet-checkout": "wired wired exercised wired wired wired",
  "ruby-shop": "wired wired declared wired wired none",
};

/** Repositories that look the part, and prove little. */
const traps: Readonly<Record<string, string>> = {
  "go-collector": "declared none not-available none none none",
  "charts-for-customers": "none none not-available none none none",
  "terraform-modules": "not-available not-available not-available not-available not-available not-available",
  "go-operator": "none none not-available none none none",
  "ashlar-shop": "declared wired not-available none none none",
};

describe.each([
  ["a product that is operated", expected],
  ["a repository that proves little", traps],
])("%s", (_, table) => {
  test.each(Object.entries(table))("%s", (name, strengths) => {
    const texts = fixture(name);
    expect(capabilities.map((one) => evidence(texts, one).strength).join(" ")).toBe(strengths);
  });
});

test("every fixture's positive findings lead to lines that are there", () => {
  for (const name of [...Object.keys(expected), ...Object.keys(traps)]) {
    const texts = fixture(name);
    for (const { findings } of capabilities.map((one) => evidence(texts, one))) {
      for (const { outcome, places } of findings) {
        if (outcome === "true") expect(places.length).toBeGreaterThan(0);
        for (const { file, line = 1 } of places)
          expect(texts[file]?.split("\n").length).toBeGreaterThanOrEqual(line);
      }
    }
  }
});
