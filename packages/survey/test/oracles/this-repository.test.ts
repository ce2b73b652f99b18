import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { installPeers } from "../../../../bench/harness/peers.ts";
import { dependencyCruiserEdges } from "./dependency-cruiser-oracle.ts";
import { agreement, disagreement, type Explanation } from "./differences.ts";
import { type Edge, withoutPlace } from "./edge.ts";
import { surveyEdges } from "./survey-edges.ts";
import { repositoryFiles } from "./temporary-repository.ts";
import { typescriptView } from "./typescript-oracle.ts";

// Ashlar's own repository, with its dependencies installed and nothing built. Both oracles look at the same files.

const root = fileURLToPath(new URL("../../../../", import.meta.url)).replace(/\/$/, "");

/** All but the fixtures, which are repositories of their own: what holds at their roots does not hold here. */
async function ownFiles(): Promise<readonly string[]> {
  return (await repositoryFiles(root)).filter((path) => !path.startsWith("packages/survey/test/fixtures/"));
}

/** The survey's edges from these files, and not from those that came meanwhile. */
function surveyOf(files: readonly string[]): Promise<readonly Edge[]> {
  const known = new Set(files);
  return surveyEdges(root, (path) => known.has(path));
}

const inComments: Explanation = {
  only: "oracle",
  reason: "both oracles take types from JSDoc comments; the survey reads code, and a comment couples nothing",
  edges: [/^bench\/peers\/\w+\/[\w-]+\.mjs\S* ".*" → bench\/\w+\/contestant\.ts$/],
};

test("the survey and dependency-cruiser 18 see the same edges", { timeout: 600_000 }, async ({ skip }) => {
  const obstacle = await installPeers(() => {}).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (obstacle !== undefined && process.env.CI !== "true") skip(obstacle);
  expect(obstacle, "dependency-cruiser is installed").toBeUndefined();
  const files = await ownFiles();
  const survey = (await surveyOf(files)).map(withoutPlace);
  const oracle = await dependencyCruiserEdges({
    root,
    files,
    tsConfig: "tsconfig.json",
    conditions: ["@ashlar/source"],
  });
  expect(oracle.length).toBeGreaterThan(1500);
  expect(disagreement(survey, oracle, [inComments])).toEqual(agreement);
});

test("the survey and TypeScript see the same edges, in the same places", async () => {
  const explanations: readonly Explanation[] = [
    inComments,
    {
      only: "survey",
      reason:
        "a new project has no condition for unbuilt packages, so TypeScript waits for `@ashlar/core` to be built",
      edges: [
        /^packages\/cli\/templates\/project\/\S+ "@ashlar\/core(\/testing)?" → packages\/core\/src\/\S+$/,
      ],
    },
  ];
  const files = await ownFiles();
  const oracle = typescriptView(root, files).edges;
  expect(oracle.length).toBeGreaterThan(1500);
  expect(disagreement(await surveyOf(files), oracle, explanations)).toEqual(agreement);
});
