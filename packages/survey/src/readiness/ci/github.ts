import type { RepositoryFiles } from "../repository-files.js";
import { at, entriesAt, itemsAt, type Located, textAt } from "../yaml/located.js";
import { localYaml } from "./local-yaml.js";
import { isNeverTrue, isSwitchedOn } from "./never-true.js";
import type { Job, Pipeline, Step, Trigger } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

const triggers: ReadonlyMap<string, Trigger> = new Map([
  ["push", "push"],
  ["workflow_run", "push"],
  ["pull_request", "pull-request"],
  ["pull_request_target", "pull-request"],
  ["merge_group", "pull-request"],
  ["workflow_dispatch", "manual"],
  ["schedule", "schedule"],
  ["release", "release"],
  ["workflow_call", "call"],
]);

const deepest = 4;

/** Whether a file is a workflow of GitHub Actions. */
export function isGithubWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/** Reads a workflow of GitHub Actions. Composite actions of the repository are read into the steps that use them. */
export function readGithub(files: RepositoryFiles, file: string, root: Located): Pipeline {
  const jobs = entriesAt(root, "jobs").map(([name, { value, line }]): Job => {
    const environment = textAt(value, "environment") ?? textAt(value, "environment", "name");
    const condition = textAt(value, "if");
    return {
      name,
      line,
      steps: [
        ...itemsAt(value, "steps").flatMap((step) => stepsOf(files, file, step, 0)),
        ...calledWorkflow(file, value, line),
      ],
      isDisabled: isNeverTrue(condition),
      allowsFailure: isSwitchedOn(textAt(value, "continue-on-error")),
      isManual: false,
      ...(environment ? { environment } : {}),
      ...(condition ? { condition } : {}),
    };
  });
  return { system: "github", file, triggers: triggersOf(root), jobs, delegates: delegates(root) };
}

function delegates(root: Located): boolean {
  return entriesAt(root, "jobs").some(([, { value }]) => {
    const uses = textAt(value, "uses");
    return uses !== undefined && !uses.startsWith("./") && !isNeverTrue(textAt(value, "if"));
  });
}

function triggersOf(root: Located): readonly Trigger[] {
  const on = at(root, "on");
  if (on?.kind !== "map") return itemsAt(root, "on").map((one) => triggers.get(textAt(one) ?? "") ?? "other");
  return entriesAt(on).flatMap(([name, { value }]): readonly Trigger[] => {
    if (name !== "push") return [triggers.get(name) ?? "other"];
    const byTag = at(value, "tags") !== undefined;
    const byBranch = at(value, "branches") !== undefined || !byTag;
    return [...(byBranch ? (["push"] as const) : []), ...(byTag ? (["tag"] as const) : [])];
  });
}

function calledWorkflow(file: string, job: Located, line: number): readonly Step[] {
  const uses = textAt(job, "uses");
  if (uses === undefined) return [];
  const called = { file, line, uses: withoutVersion(uses), settings: settingsOf(job), commands: [] };
  return [{ ...called, isDisabled: false, allowsFailure: false }];
}

function stepsOf(files: RepositoryFiles, file: string, step: Located, depth: number): readonly Step[] {
  const run = at(step, "run");
  const uses = textAt(step, "uses");
  const name = textAt(step, "name");
  const own: Step = {
    ...(name ? { name } : {}),
    ...(uses ? { uses: withoutVersion(uses) } : {}),
    file,
    line: step.line,
    settings: settingsOf(step),
    commands:
      run?.kind === "text" && isShell(textAt(step, "shell")) ? shellCommands(run.text, file, run.line) : [],
    isDisabled: isNeverTrue(textAt(step, "if")),
    allowsFailure: isSwitchedOn(textAt(step, "continue-on-error")),
  };
  if (!uses?.startsWith("./") || depth >= deepest) return [own];
  const folder = uses.replace(/\/$/, "");
  const [actionFile] = [`${folder}/action.yml`, `${folder}/action.yaml`]
    .map((path) => path.slice(2))
    .filter((path) => localYaml(files, path) !== undefined);
  if (actionFile === undefined) return [own];
  const inner = itemsAt(localYaml(files, actionFile), "runs", "steps");
  return [
    own,
    ...inner
      .flatMap((one) => stepsOf(files, actionFile, one, depth + 1))
      .map((one) => ({
        ...one,
        isDisabled: one.isDisabled || own.isDisabled,
        allowsFailure: one.allowsFailure || own.allowsFailure,
      })),
  ];
}

function settingsOf(step: Located): Readonly<Record<string, string>> {
  const pairs = entriesAt(step, "with").flatMap(([key, { value }]) =>
    value.kind === "text" ? [[key, value.text] as const] : [],
  );
  return Object.fromEntries(pairs);
}

function isShell(shell: string | undefined): boolean {
  return shell === undefined || !/^(?:python|node|perl|ruby)/.test(shell);
}

function withoutVersion(uses: string): string {
  return uses.replace(/@.*$/, "");
}
