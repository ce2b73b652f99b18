import { expect, test } from "vitest";
import { agreement, disagreement } from "./differences.ts";
import type { Edge } from "./edge.ts";
import { randomApplications, randomNumbers } from "./random-tsconfigs.ts";
import { surveyEdges } from "./survey-edges.ts";
import { repositoryFiles, temporaryRepository } from "./temporary-repository.ts";
import { typescriptView } from "./typescript-oracle.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

test(`forty applications with random tsconfigs resolve as in TypeScript (SEED=${seed})`, async () => {
  const root = await temporaryRepository(randomApplications(40, randomNumbers(seed)));
  const { edges, strays } = typescriptView(root, await repositoryFiles(root));
  // A file that no tsconfig lists is read by TypeScript with the project that happens to import it.
  const isListed = ({ from }: Edge): boolean => !strays.has(from);
  const oracle = edges.filter(isListed);
  expect(oracle.length).toBeGreaterThan(100);
  const survey = (await surveyEdges(root)).filter(isListed);
  expect(disagreement(survey, oracle, [])).toEqual(agreement);
});
