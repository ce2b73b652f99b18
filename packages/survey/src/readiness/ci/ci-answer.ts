import type { EvidencePlace } from "../finding.js";
import type { Sighting } from "../probe.js";
import type { RepositoryFiles } from "../repository-files.js";
import type { CiAction } from "./ci-actions.js";
import { pipelinesOf } from "./pipelines-of.js";

/**
 * What a probe of pipelines answers when the files cannot settle its question: no CI file (the truth may live elsewhere), or
 * only damaged ones. `undefined` when there is a pipeline to look at.
 */
export function withoutPipeline(files: RepositoryFiles): readonly Sighting[] | undefined {
  const { all, broken } = pipelinesOf(files);
  if (all.length > 0) return undefined;
  if (broken.length === 0)
    return [
      {
        outcome: "not-available",
        message:
          "There is no file of GitHub Actions, GitLab, Jenkins, Azure Pipelines or CircleCI; pipelines may live elsewhere.",
      },
    ];
  const places = broken.slice(0, mostPlaces).map((file) => ({ file }));
  return [{ outcome: "error", message: "The CI files cannot be read as YAML.", places }];
}

/** What to answer in place of "no" where a pipeline leaves work to one that is not read; `undefined` where none does. */
export function delegated(files: RepositoryFiles): Sighting | undefined {
  const delegating = pipelinesOf(files).all.filter(({ delegates }) => delegates);
  if (delegating.length === 0) return undefined;
  return {
    outcome: "not-available",
    message:
      "The pipelines hand work to others that are not read here, such as shared ones of another repository.",
    places: delegating.slice(0, mostPlaces).map(({ file }) => ({ file })),
  };
}

/** A few places of a list of actions, each line once: where the pipeline does it, then the script that it reaches. */
export function placesOf(actions: readonly CiAction[]): readonly EvidencePlace[] {
  const all = actions.flatMap(({ file, line, via }) => (via ? [{ file, line }, via] : [{ file, line }]));
  const once = new Map(all.map((place) => [`${place.file}:${place.line}`, place]));
  return [...once.values()].slice(0, mostPlaces);
}

const mostPlaces = 4;
