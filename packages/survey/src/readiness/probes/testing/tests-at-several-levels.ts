import { sourceFilesOf } from "../../code/search-code.js";
import type { Probe } from "../../probe.js";
import { placesOfLevel, testFilesOf } from "./test-files.js";
import { testLevels } from "./test-level.js";

/** Whether the tests reach beyond units: a unit level and at least one above it. */
export const testsAtSeveralLevels: Probe = {
  id: "tests-at-several-levels",
  capability: "testing",
  strength: "wired",
  looksFor: "Unit tests together with integration or end-to-end tests.",
  look: (files) => {
    const tests = testFilesOf(files);
    const present = testLevels.filter((level) => tests.some((one) => one.level === level));
    if (present.includes("unit") && present.length > 1) {
      const places = present.flatMap((level) => placesOfLevel(tests, level).slice(0, 2));
      return [
        { outcome: "true", message: `There are tests at these levels: ${present.join(", ")}.`, places },
      ];
    }
    if (!sourceFilesOf(files).some(({ role }) => role === "product"))
      return [{ outcome: "not-applicable", message: "There is no source code of a known language to test." }];
    const message =
      present.length === 0
        ? "There are no tests."
        : `There are tests at ${present.join(" and ")} level only.`;
    return [{ outcome: "false", message }];
  },
};
