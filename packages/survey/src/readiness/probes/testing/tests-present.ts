import { sourceFilesOf } from "../../code/search-code.js";
import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { placesOfLevel, testFilesOf } from "./test-files.js";
import type { TestLevel } from "./test-level.js";

/** Whether there are unit tests. They alone are one level of three: no more than a beginning. */
export const unitTests = presence("unit-tests", "unit");

/** Whether there are tests of several parts together. */
export const integrationTests = presence("integration-tests", "integration");

/** Whether there are tests of the product as its users meet it. */
export const endToEndTests = presence("end-to-end-tests", "end-to-end");

function presence(id: string, level: TestLevel): Probe {
  return {
    id,
    capability: "testing",
    strength: "declared",
    looksFor: `Automated tests at ${level} level, by their folders, names and frameworks.`,
    look: (files) => [seen(files, level)],
  };
}

function seen(files: RepositoryFiles, level: TestLevel): Sighting {
  const places = placesOfLevel(testFilesOf(files), level);
  if (places.length > 0) return { outcome: "true", message: `There are ${level} tests.`, places };
  if (!sourceFilesOf(files).some(({ role }) => role === "product"))
    return { outcome: "not-applicable", message: "There is no source code of a known language to test." };
  if (level === "end-to-end")
    return {
      outcome: "not-available",
      message: "There are no end-to-end tests here; many live in a repository of their own.",
    };
  return { outcome: "false", message: `There is source code, but no ${level} test of it.` };
}
