import type { Skipped, Survey } from "../../src/index.ts";
import { surveyRepository } from "../../src/index.ts";

/** Surveys a folder with everything that can be known of it. */
export function survey(root: string): Promise<Survey> {
  return surveyRepository(root, { details: () => true });
}

/** What a survey passed over, as `path: reason`. */
export function told({ skipped }: { readonly skipped: readonly Skipped[] }): string[] {
  return skipped.map(({ path, reason }) => `${path}: ${reason}`).sort();
}

/** The imports of a survey that lead to files, as `from -> to`. */
export function edges({ files }: Survey): string[] {
  return [...files.values()].flatMap(({ path, imports }) =>
    imports.flatMap(({ to }) => (to.kind === "file" ? [`${path} -> ${to.path}`] : [])),
  );
}
