import { expect, test } from "vitest";
import { agreement, disagreement, type Explanation } from "./differences.ts";
import { aliases, nestedTsconfigs, workspaces } from "./fixtures.ts";
import { surveyEdges } from "./survey-edges.ts";
import { type RepositoryContents, repositoryFiles, temporaryRepository } from "./temporary-repository.ts";
import { typescriptView } from "./typescript-oracle.ts";

// On each fixture, the survey and the TypeScript compiler find the same imports in the same places and the same files
// behind them. Every difference stands here with its reason; one that is not listed fails, and so does one that is
// listed and no longer there.

async function compared(contents: RepositoryContents, explanations: readonly Explanation[]) {
  const root = await temporaryRepository(contents);
  const [survey, oracle] = [await surveyEdges(root), typescriptView(root, await repositoryFiles(root)).edges];
  expect(oracle.length).toBeGreaterThan(30);
  return disagreement(survey, oracle, explanations);
}

const inComments: Explanation["reason"] =
  "TypeScript takes types from JSDoc comments; the survey reads code, and a comment couples nothing";
const requiredAnywhere: Explanation["reason"] =
  "TypeScript knows `require` only in JavaScript, and there only as `const name = require(…)`; it is the same at run time";

test("workspaces: unbuilt packages lead to their sources", async () => {
  const explanations: readonly Explanation[] = [
    {
      only: "survey",
      reason:
        "the package is bundled by another tool than TypeScript, which finds it only where it was built",
      edges: [
        'apps/web/src/main.tsx:1:24 "@harbor/ui" → packages/ui/src/index.ts',
        'apps/web/src/pages/about.tsx:1:31 "@harbor/ui" → packages/ui/src/index.ts',
      ],
    },
    {
      only: "survey",
      reason:
        "the package does not offer it; whoever looks for broken boundaries wants to know where it leads",
      edges: [
        'apps/web/src/debug.ts:2:27 "@harbor/core/src/internal/invariant" → packages/core/src/internal/invariant.ts',
      ],
    },
    {
      only: "survey",
      reason: "TypeScript reads JSON only where its extension is written; Node's `require` does without",
      edges: ['packages/legacy-tariffs/index.js:3:23 "./rates" → packages/legacy-tariffs/rates.json'],
    },
    {
      only: "survey",
      reason: requiredAnywhere,
      edges: [
        'packages/legacy-tariffs/index.js:9:30 "./late-fees.js" → packages/legacy-tariffs/late-fees.js',
        'packages/legacy-tariffs/late-fees.js:1:38 "./rates.json" → packages/legacy-tariffs/rates.json',
      ],
    },
    {
      only: "oracle",
      reason: inComments,
      edges: ['packages/legacy-tariffs/index.js:6:20 "./rules/fuel" → packages/legacy-tariffs/rules/fuel.js'],
    },
  ];
  expect(await compared(workspaces, explanations)).toEqual(agreement);
});

test("workspaces: the edges are the same where nothing is installed", async () => {
  const installed = await surveyEdges(await temporaryRepository(workspaces));
  const bare = await surveyEdges(await temporaryRepository({ copies: workspaces.copies }));
  expect(disagreement(bare, installed, [])).toEqual(agreement);
});

test("nested tsconfigs: each file is read under the one that its compiler would use", async () => {
  const explanations: readonly Explanation[] = [
    {
      only: "survey",
      reason:
        "TypeScript 7 has no `baseUrl` any more; TypeScript 5 and 6, for which it was written, resolve it so",
      edges: [
        'apps/worker/src/main.ts:1:23 "jobs/sweep" → apps/worker/src/jobs/sweep.ts',
        'apps/worker/src/main.ts:2:23 "queue" → apps/worker/src/queue/index.ts',
      ],
    },
    {
      only: "survey",
      reason:
        "no tsconfig lists the script; TypeScript gives up its aliases, loaders and bundlers take the nearest",
      edges: ['apps/report/scripts/preview.ts:1:25 "@house/columns" → apps/report/src/house/columns.ts'],
    },
    {
      only: "oracle",
      reason: inComments,
      edges: [
        'tools/lib/git.js:1:29 "./prompt.js" → tools/lib/prompt.js',
        'tools/release.js:4:19 "./lib/prompt.js" → tools/lib/prompt.js',
      ],
    },
  ];
  expect(await compared(nestedTsconfigs, explanations)).toEqual(agreement);
});

test("aliases: every way to write an import leads to the same file", async () => {
  const explanations: readonly Explanation[] = [
    {
      only: "survey",
      reason: "not a source that TypeScript reads, but a file of the repository that this one depends on",
      edges: [
        'src/app.tsx:5:18 "./logo.svg" → src/logo.svg',
        'src/main.ts:3:8 "./styles/main.css" → src/styles/main.css',
        'src/main.ts:4:8 "./styles/theme.css" → src/styles/theme.css',
      ],
    },
    {
      only: "oracle",
      reason: "TypeScript asks for the types of a style sheet, the survey for the style sheet",
      edges: ['src/main.ts:4:8 "./styles/theme.css" → src/styles/theme.d.css.ts'],
    },
    {
      only: "survey",
      reason: requiredAnywhere,
      edges: [
        'src/irrigation/sensor.ts:13:31 "../vendor/decimal" → src/vendor/decimal.d.ts',
        'src/legacy/beds.js:2:30 "./rows.js" → src/legacy/rows.js',
      ],
    },
    {
      only: "oracle",
      reason: inComments,
      edges: ['src/legacy/beds.js:4:19 "../ui/shapes" → src/ui/shapes.d.ts'],
    },
  ];
  expect(await compared(aliases, explanations)).toEqual(agreement);
});
