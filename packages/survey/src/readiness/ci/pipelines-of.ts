import { oncePerRepository } from "../once-per-repository.js";
import { isFixture, roleOf } from "../product-path.js";
import type { RepositoryFiles } from "../repository-files.js";
import type { Located } from "../yaml/located.js";
import { readYaml } from "../yaml/read-yaml.js";
import { isAzurePipeline, isAzureTemplate, readAzure } from "./azure.js";
import { isCirclePipeline, readCircle } from "./circle.js";
import { isGithubWorkflow, readGithub } from "./github.js";
import { isGitlabPipeline, readGitlab } from "./gitlab.js";
import { isJenkinsfile, readJenkins } from "./jenkins.js";
import type { Job, Pipeline } from "./pipeline.js";

/** Every CI file of a repository. */
export interface Pipelines {
  readonly all: readonly Pipeline[];
  /** CI files that are damaged, or cannot be read. */
  readonly broken: readonly string[];
  /** Whether there is a CI file, damaged or not. */
  readonly isPresent: boolean;
}

type YamlSystem = readonly [
  matches: (path: string) => boolean,
  read: (files: RepositoryFiles, file: string, root: Located) => Pipeline | undefined,
];

const yamlSystems: readonly YamlSystem[] = [
  [isGithubWorkflow, readGithub],
  [isGitlabPipeline, readGitlab],
  [isCirclePipeline, (_files, file, root) => readCircle(file, root)],
  [
    isAzurePipeline,
    (files, file, root) => (isAzureTemplate(file, root) ? undefined : readAzure(files, file, root)),
  ],
];

const elsewhere: ReadonlySet<string> = new Set(["test", "example", "vendored"]);

/** Reads the pipelines of all five systems. */
export const pipelinesOf = oncePerRepository((files): Pipelines => {
  const all: Pipeline[] = [];
  const broken: string[] = [];
  for (const path of files.paths) {
    const system = yamlSystems.find(([matches]) => matches(path));
    if (!system && !isJenkinsfile(path)) continue;
    if (elsewhere.has(roleOf(path)) || isFixture(path)) continue;
    if (!system) {
      const text = files.read(path);
      if (text === undefined) broken.push(path);
      else all.push(readJenkins(path, text));
      continue;
    }
    const documents = readYaml(files, path);
    const root =
      documents === undefined || documents === "broken"
        ? undefined
        : documents.find((one) => one.kind === "map");
    if (root === undefined) broken.push(path);
    else {
      const pipeline = system[1](files, path, root);
      if (pipeline) all.push(pipeline);
    }
  }
  return { all: callsFollowed(all), broken, isPresent: all.length + broken.length > 0 };
});

/** A workflow that only others call runs when one of them does. */
function callsFollowed(all: readonly Pipeline[]): readonly Pipeline[] {
  return all.map((pipeline) => {
    if (!pipeline.triggers.every((one) => one === "call") || pipeline.triggers.length === 0) return pipeline;
    const callers = all.flatMap(({ jobs, triggers }) =>
      jobs
        .filter((job) => job.steps.some(({ uses }) => uses === `./${pipeline.file}`))
        .map((job) => ({ job, triggers })),
    );
    const running = callers.filter(({ job }) => !job.isDisabled);
    const adjust = (job: Job): Job => ({
      ...job,
      isDisabled: job.isDisabled || running.length === 0,
      allowsFailure:
        job.allowsFailure || (running.length > 0 && running.every((one) => one.job.allowsFailure)),
    });
    const triggers = [...new Set(running.flatMap((one) => one.triggers))];
    return {
      ...pipeline,
      triggers: triggers.length > 0 ? triggers : pipeline.triggers,
      jobs: pipeline.jobs.map(adjust),
    };
  });
}
