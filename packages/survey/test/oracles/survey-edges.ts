import { type Survey, surveyRepository } from "../../src/index.ts";
import type { Edge } from "./edge.ts";

/** The edges between the files of a repository, as the survey finds them without any memory of it. */
export async function surveyEdges(
  root: string,
  include?: (path: string) => boolean,
): Promise<readonly Edge[]> {
  return edgesOf(await surveyRepository(root, include ? { include } : {}));
}

function edgesOf({ files }: Survey): readonly Edge[] {
  return [...files.values()]
    .flatMap(({ imports }) => imports)
    .flatMap(({ from, specifier, at: { line, column }, to }) =>
      to.kind === "file" ? [{ from, place: `${line}:${column}`, specifier, to: to.path }] : [],
    );
}
