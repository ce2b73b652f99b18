import { type CiAction, ciActionsOf } from "../../ci/ci-actions.js";
import { delegated, placesOf, withoutPipeline } from "../../ci/ci-answer.js";
import type { Trigger } from "../../ci/pipeline.js";
import { withoutRunner } from "../../ci/without-runner.js";
import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { type DeployAction, deployActionsOf } from "./deploy-action.js";

/** Whether a pipeline brings the product into operation. */
export const ciDeployJob: Probe = {
  id: "ci-deploy-job",
  capability: "deployment",
  strength: "exercised",
  looksFor:
    "A job of a pipeline that deploys the product, on the default branch, a tag, a release or a click.",
  look: (files) => withoutPipeline(files) ?? [seen(files)],
};

const releasing: readonly Trigger[] = ["push", "tag", "release", "manual", "call", "other", "schedule"];

function seen(files: RepositoryFiles): Sighting {
  const deploys = deployActionsOf(files).filter(
    ({ action }) => !action.job.isDisabled && !action.step.isDisabled,
  );
  const releases = deploys.filter(({ action }) => isRelease(action));
  const certain = releases.filter(({ action }) => action.counts);
  if (certain.length > 0)
    return told(certain, `A pipeline deploys with ${toolsOf(certain)}${manner(certain)}.`);
  if (releases.length > 0) {
    const message = `A pipeline deploys with ${toolsOf(releases)}, but stays green when that fails.`;
    return { ...told(releases, message), strength: "wired" };
  }
  if (deploys.length > 0) {
    const message = `A pipeline deploys with ${toolsOf(deploys)}, but only for pull requests.`;
    return { ...told(deploys, message), strength: "wired" };
  }
  const handedOver = ciActionsOf(files).filter((action) => action.counts && handsOver(action));
  if (handedOver.length > 0)
    return {
      outcome: "not-available",
      message:
        "The pipelines publish an artefact or start another pipeline; what deploys it may live in another repository.",
      places: placesOf(handedOver.slice(0, 2)),
    };
  return delegated(files) ?? { outcome: "false", message: "No job of a pipeline deploys the product." };
}

function told(deploys: readonly DeployAction[], message: string): Sighting {
  return { outcome: "true", message, places: placesOf(deploys.map(({ action }) => action)) };
}

function toolsOf(deploys: readonly DeployAction[]): string {
  return [...new Set(deploys.map(({ tool }) => tool))].sort().join(", ");
}

function manner(deploys: readonly DeployAction[]): string {
  const byClick = ({ action: { job, pipeline } }: DeployAction) =>
    job.isManual || (pipeline.triggers.length > 0 && pipeline.triggers.every((one) => one === "manual"));
  return deploys.every(byClick) ? ", at a click" : "";
}

/** Whether it runs for more than pull requests, as far as the file says. */
function isRelease({ pipeline, job }: CiAction): boolean {
  const onlyChanges =
    /^(?:\$\{\{\s*)?github\.event_name\s*==\s*'pull_request'|merge_request_event|\bchangeRequest\b/;
  if (onlyChanges.test(job.condition ?? "") && !/\|\||!=|not\s*\{/.test(job.condition ?? "")) return false;
  return pipeline.triggers.length === 0 || pipeline.triggers.some((one) => releasing.includes(one));
}

const publishing =
  /^(?:docker (?:image )?push|docker buildx build .*--push|crane push|skopeo copy|podman push|helm push|npm publish|twine upload|gem push|dotnet nuget push|goreleaser|jib|mvnw? .*\bdeploy\b|gradlew? .*\bpublish|semantic-release|changeset publish|cargo publish|gh workflow run)\b/;
const publishingReadyMade =
  /^(?:docker\/build-push-action|goreleaser\/goreleaser-action|pypa\/gh-action-pypi-publish|peter-evans\/repository-dispatch|trigger:|build$|aws-ecr\/|docker\/publish|Docker$|PublishBuildArtifacts|PublishPipelineArtifact|actions\/deploy-pages)/;

function handsOver({ kind, text, step }: CiAction): boolean {
  if (kind === "command") return publishing.test(withoutRunner(text));
  if (text === "docker/build-push-action") return step.settings.push !== "false";
  return publishingReadyMade.test(text);
}
