import type { RepositoryFiles } from "../repository-files.js";
import { at, entriesAt, itemsAt, type Located, textAt } from "../yaml/located.js";
import { localYaml } from "./local-yaml.js";
import { isNeverTrue, isSwitchedOn } from "./never-true.js";
import type { Job, Pipeline, Step, Trigger } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

interface Surroundings {
  readonly files: RepositoryFiles;
  readonly file: string;
  readonly depth: number;
  readonly isDisabled: boolean;
}

const scriptKeys = ["script", "bash", "pwsh", "powershell"];
const inlineKeys = ["inlineScript", "script", "inline"];
const strategies = ["runOnce", "rolling", "canary"];
const phases = ["preDeploy", "deploy", "routeTraffic", "postRouteTraffic"];
const deepest = 6;

/** Whether a file is a pipeline of Azure DevOps. */
export function isAzurePipeline(path: string): boolean {
  return (
    /(?:^|\/)[^/]*azure[-_]pipelines?[^/]*\.ya?ml$/i.test(path) ||
    /^(?:\.azure-pipelines|\.azuredevops|\.azure|azure-pipelines|\.pipelines)\/.*\.ya?ml$/i.test(path)
  );
}

/** Whether a file is only ever included: it starts nothing, and has not the name that Azure DevOps looks for. */
export function isAzureTemplate(path: string, root: Located): boolean {
  const starts = ["trigger", "pr", "pool", "schedules", "extends"].some((key) => at(root, key) !== undefined);
  return !starts && !/(?:^|\/)azure-pipelines\.ya?ml$/.test(path);
}

/** Reads a pipeline of Azure DevOps with the templates of the repository that it names. */
export function readAzure(files: RepositoryFiles, file: string, root: Located): Pipeline {
  const around: Surroundings = { files, file, depth: 0, isDisabled: false };
  const template = at(root, "extends");
  const jobs = [...jobsIn(around, root), ...(template ? included(around, template, jobsIn) : [])];
  return { system: "azure", file, triggers: triggersOf(root), jobs, delegates: delegates(around, root) };
}

/** Whether a template of another repository is used, also by one of this. */
function delegates(around: Surroundings, node: Located): boolean {
  if (node.kind === "text") return false;
  if (node.kind === "list") return node.items.some((one) => delegates(around, one));
  const template = textAt(node, "template")?.replace(/@self$/, "");
  if (template?.includes("@")) return true;
  if (
    template !== undefined &&
    included(around, node, (inner, root) => (delegates(inner, root) ? [1] : [])).length > 0
  )
    return true;
  return entriesAt(node).some(([key, { value }]) => key !== "variables" && delegates(around, value));
}

function triggersOf(root: Located): readonly Trigger[] {
  const found: Trigger[] = [];
  const trigger = at(root, "trigger");
  if (textAt(trigger) === "none") found.push("manual");
  else {
    const onlyTags = at(trigger, "tags") !== undefined && at(trigger, "branches") === undefined;
    if (!onlyTags) found.push("push");
    if (at(trigger, "tags") !== undefined) found.push("tag");
  }
  if (at(root, "pr") !== undefined && textAt(root, "pr") !== "none") found.push("pull-request");
  if (at(root, "schedules") !== undefined) found.push("schedule");
  return found;
}

function jobsIn(around: Surroundings, node: Located): readonly Job[] {
  const stages = itemsAt(node, "stages").flatMap((stage) => {
    if (at(stage, "template") !== undefined) return included(around, stage, jobsIn);
    const isDisabled = around.isDisabled || isNeverTrue(textAt(stage, "condition"));
    return jobsIn({ ...around, isDisabled }, stage);
  });
  const jobs = itemsAt(node, "jobs").flatMap((job) =>
    at(job, "template") !== undefined ? included(around, job, jobsIn) : jobOf(around, job),
  );
  const steps = itemsAt(node, "steps").flatMap((step) => stepsOf(around, step));
  const bare = steps.length > 0 ? [job("steps", node.line, steps, around.isDisabled)] : [];
  return [...stages, ...jobs, ...bare];
}

function jobOf(around: Surroundings, node: Located): readonly Job[] {
  const name = textAt(node, "deployment") ?? textAt(node, "job");
  if (name === undefined) return wrapped(node).flatMap((inner) => jobOf(around, inner));
  const lifecycles = strategies.flatMap((strategy) =>
    phases.flatMap((phase) => itemsAt(node, "strategy", strategy, phase, "steps")),
  );
  const steps = [...itemsAt(node, "steps"), ...lifecycles].flatMap((step) => stepsOf(around, step));
  const environment = textAt(node, "environment") ?? textAt(node, "environment", "name");
  const condition = textAt(node, "condition");
  return [
    {
      ...job(name, node.line, steps, around.isDisabled || isNeverTrue(condition)),
      allowsFailure: isSwitchedOn(textAt(node, "continueOnError")),
      ...(environment ? { environment } : {}),
      ...(condition ? { condition } : {}),
    },
  ];
}

function job(name: string, line: number, steps: readonly Step[], isDisabled: boolean): Job {
  return { name, line, steps, isDisabled, allowsFailure: false, isManual: false };
}

function stepsOf(around: Surroundings, node: Located): readonly Step[] {
  if (at(node, "template") !== undefined)
    return included(around, node, (inner, root) =>
      itemsAt(root, "steps").flatMap((step) => stepsOf(inner, step)),
    );
  const script = scriptKeys.map((key) => at(node, key)).find((one) => one !== undefined);
  const uses = textAt(node, "task");
  if (script === undefined && uses === undefined)
    return wrapped(node).flatMap((inner) => stepsOf(around, inner));
  const settings = entriesAt(node, "inputs").flatMap(([key, { value }]) =>
    value.kind === "text" ? [[key, value.text] as const] : [],
  );
  const inline = inlineKeys.map((key) => at(node, "inputs", key)).find((one) => one !== undefined);
  const text = script ?? inline;
  const name = textAt(node, "displayName");
  return [
    {
      ...(name ? { name } : {}),
      ...(uses ? { uses: uses.replace(/@.*$/, "") } : {}),
      file: around.file,
      line: node.line,
      settings: Object.fromEntries(settings),
      commands: text?.kind === "text" ? shellCommands(text.text, around.file, text.line) : [],
      isDisabled: isNeverTrue(textAt(node, "condition")) || textAt(node, "enabled") === "false",
      allowsFailure: isSwitchedOn(textAt(node, "continueOnError")),
    },
  ];
}

/** What stands below `${{ if … }}:` or `${{ each … }}:`. */
function wrapped(node: Located): readonly Located[] {
  return entriesAt(node).flatMap(([key, { value }]) => {
    const condition = /^\$\{\{\s*(?:if|elseif)\s+(\S.*)\}\}$/.exec(key)?.[1]?.trimEnd();
    return key.startsWith("${{") && !isNeverTrue(condition) ? itemsAt(value) : [];
  });
}

function included<Found>(
  around: Surroundings,
  node: Located,
  read: (around: Surroundings, root: Located) => readonly Found[],
): readonly Found[] {
  const path = textAt(node, "template")?.replace(/@self$/, "");
  if (path === undefined || path.includes("@") || around.depth >= deepest) return [];
  const folder = around.file.includes("/") ? around.file.slice(0, around.file.lastIndexOf("/") + 1) : "";
  const candidates = path.startsWith("/") ? [path.slice(1)] : [normalised(`${folder}${path}`), path];
  const file = candidates.find((one) => localYaml(around.files, one) !== undefined);
  if (file === undefined) return [];
  return read({ ...around, file, depth: around.depth + 1 }, localYaml(around.files, file)!);
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}
