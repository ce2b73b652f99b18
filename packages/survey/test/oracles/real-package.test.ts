import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { agreement, disagreement } from "./differences.ts";
import { surveyEdges } from "./survey-edges.ts";
import { repositoryFiles, temporaryRepository } from "./temporary-repository.ts";
import { typescriptView } from "./typescript-oracle.ts";

const zod = (path: string): string =>
  fileURLToPath(new URL(`../../../../node_modules/zod/${path}`, import.meta.url));

// zod comes with its sources. Its tests import the package by its own name, which `exports` leads to the sources under
// a condition of zod's own: the tsconfig of its repository names it, and the tarball has all but that file.
test("zod, from the registry: the survey and TypeScript see the same edges, with no difference", async () => {
  const root = await temporaryRepository({
    copies: { "package.json": zod("package.json"), src: zod("src") },
    files: {
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2020",
          noEmit: true,
          types: [],
          customConditions: ["@zod/source"],
        },
        include: ["src"],
      }),
    },
  });
  const [survey, oracle] = [await surveyEdges(root), typescriptView(root, await repositoryFiles(root)).edges];
  expect(oracle.length).toBeGreaterThan(700);
  expect(disagreement(survey, oracle, [])).toEqual(agreement);
});
