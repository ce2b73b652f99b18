import { delegated, placesOf, withoutPipeline } from "../../ci/ci-answer.js";
import { sourceFilesOf } from "../../code/search-code.js";
import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { testLevels } from "./test-level.js";
import { type TestRun, testRunsOf } from "./test-runs.js";

/** Whether a pipeline runs tests at all. At a single level that is wired, and not yet exercised. */
export const testsInCi: Probe = {
  id: "tests-in-ci",
  capability: "testing",
  strength: "wired",
  looksFor: "A step of a pipeline that runs tests and fails with them.",
  look: (files) => withoutPipeline(files) ?? [anyLevel(files)],
};

/** Whether pipelines run unit tests and those of at least one level above. */
export const severalTestLevelsInCi: Probe = {
  id: "several-test-levels-in-ci",
  capability: "testing",
  strength: "exercised",
  looksFor: "Steps of pipelines that run unit tests and integration or end-to-end tests, and fail with them.",
  look: (files) => withoutPipeline(files) ?? [severalLevels(files)],
};

function running(files: RepositoryFiles): readonly TestRun[] {
  return testRunsOf(files).filter(({ action }) => !action.job.isDisabled && !action.step.isDisabled);
}

function anyLevel(files: RepositoryFiles): Sighting {
  const runs = running(files);
  const certain = runs.filter(({ action }) => action.counts);
  if (certain.length > 0) return told(certain, "A pipeline runs tests and fails with them.");
  if (runs.length > 0)
    return { ...told(runs, "A pipeline runs tests, but stays green when they fail."), strength: "declared" };
  return notSeen(files, "No step of a pipeline runs tests.");
}

function severalLevels(files: RepositoryFiles): Sighting {
  const certain = running(files).filter(({ action }) => action.counts);
  const reached = testLevels.filter((level) => certain.some(({ levels }) => levels.includes(level)));
  if (!reached.includes("unit") || reached.length < 2) {
    const message =
      reached.length === 0
        ? "Pipelines run no tests that are to be seen here."
        : `Pipelines run ${reached.join(" and ")} tests only.`;
    return notSeen(files, message);
  }
  const first = reached.flatMap((level) => certain.find(({ levels }) => levels.includes(level)) ?? []);
  return told(first, `Pipelines run tests at these levels: ${reached.join(", ")}.`);
}

function notSeen(files: RepositoryFiles, message: string): Sighting {
  if (!sourceFilesOf(files).some(({ role }) => role === "product"))
    return { outcome: "not-applicable", message: "There is no source code of a known language to test." };
  return delegated(files) ?? { outcome: "false", message };
}

function told(runs: readonly TestRun[], message: string): Sighting {
  return { outcome: "true", message, places: placesOf(runs.map(({ action }) => action)) };
}
