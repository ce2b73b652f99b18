import { at, entriesAt, itemsAt, type Located, textAt } from "../yaml/located.js";
import { isNeverTrue, isSwitchedOn } from "./never-true.js";
import type { Job, Pipeline, Step } from "./pipeline.js";
import { shellCommands } from "./shell-commands.js";

const deepest = 6;

/** Whether a file is CircleCI's pipeline. */
export function isCirclePipeline(path: string): boolean {
  return /^\.circleci\/[^/]+\.ya?ml$/.test(path);
}

/** Reads CircleCI's pipeline: the jobs that a workflow names, with their orbs and commands. The others never run. */
export function readCircle(file: string, root: Located): Pipeline {
  const uses = workflowJobs(root);
  const defined = entriesAt(root, "jobs");
  const isOld = at(root, "workflows") === undefined;
  const own = defined.map(([name, { value, line }]): Job => {
    const calls = uses.filter((one) => one.job === name);
    const running = calls.filter((one) => !one.isDisabled);
    const condition = running.flatMap((one) => one.condition ?? []).join(" || ");
    return {
      name,
      line,
      steps: itemsAt(value, "steps").flatMap((step) => stepsOf(root, file, step, false, 0)),
      isDisabled: isOld ? name !== "build" : running.length === 0,
      allowsFailure: false,
      isManual: running.length > 0 && running.every((one) => one.isManual),
      ...(condition ? { condition } : {}),
    };
  });
  const names = new Set(defined.map(([name]) => name));
  const orbs = uses
    .filter(({ job }) => job.includes("/") && !names.has(job))
    .map(({ job, line, settings, isDisabled, isManual, condition }): Job => {
      const step = { uses: job, file, line, settings, commands: [], isDisabled: false, allowsFailure: false };
      const rest = { isDisabled, allowsFailure: false, isManual };
      return { name: job, line, steps: [step], ...rest, ...(condition ? { condition } : {}) };
    });
  // A setup chooses, or writes, what comes after it.
  const delegates = isSwitchedOn(textAt(root, "setup"));
  return { system: "circle", file, triggers: ["push"], jobs: [...own, ...orbs], delegates };
}

interface WorkflowJob {
  readonly job: string;
  readonly line: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  readonly isManual: boolean;
  readonly condition?: string;
}

function workflowJobs(root: Located): readonly WorkflowJob[] {
  return entriesAt(root, "workflows").flatMap(([, { value: workflow }]) => {
    const items = itemsAt(workflow, "jobs");
    const approvals = new Set(
      items.flatMap((item) =>
        entriesAt(item).flatMap(([name, { value }]) => (textAt(value, "type") === "approval" ? name : [])),
      ),
    );
    const never = isNeverTrue(textAt(workflow, "when"));
    return items.flatMap((item): readonly WorkflowJob[] => {
      if (item.kind === "text")
        return [{ job: item.text, line: item.line, settings: {}, isDisabled: never, isManual: false }];
      return entriesAt(item)
        .filter(([name]) => !approvals.has(name))
        .map(([job, { value, line }]) => {
          const only = itemsAt(value, "filters", "branches", "only").flatMap((one) => textAt(one) ?? []);
          const tags = itemsAt(value, "filters", "tags", "only").flatMap((one) => textAt(one) ?? []);
          const condition = [...only, ...tags].join(" ");
          return {
            job,
            line,
            settings: settingsOf(value),
            isDisabled: never,
            isManual: itemsAt(value, "requires").some((one) => approvals.has(textAt(one) ?? "")),
            ...(condition ? { condition } : {}),
          };
        });
    });
  });
}

function stepsOf(
  root: Located,
  file: string,
  step: Located,
  isDisabled: boolean,
  depth: number,
): readonly Step[] {
  if (depth > deepest) return [];
  if (step.kind === "text") return named(root, file, step.text, step, step.line, isDisabled, depth);
  return entriesAt(step).flatMap(([key, { value, line }]) => {
    if (key === "when" || key === "unless") {
      const never = key === "when" && isNeverTrue(textAt(value, "condition"));
      return itemsAt(value, "steps").flatMap((one) =>
        stepsOf(root, file, one, isDisabled || never, depth + 1),
      );
    }
    if (key !== "run") return named(root, file, key, value, line, isDisabled, depth);
    const command = value.kind === "text" ? value : at(value, "command");
    const commands = command?.kind === "text" ? shellCommands(command.text, file, command.line) : [];
    const name = textAt(value, "name");
    return [
      { ...(name ? { name } : {}), file, line, settings: {}, commands, isDisabled, allowsFailure: false },
    ];
  });
}

function named(
  root: Located,
  file: string,
  name: string,
  value: Located,
  line: number,
  isDisabled: boolean,
  depth: number,
): readonly Step[] {
  const own = itemsAt(root, "commands", name, "steps");
  if (own.length > 0) return own.flatMap((one) => stepsOf(root, file, one, isDisabled, depth + 1));
  return [
    { uses: name, file, line, settings: settingsOf(value), commands: [], isDisabled, allowsFailure: false },
  ];
}

function settingsOf(node: Located): Readonly<Record<string, string>> {
  const pairs = entriesAt(node).flatMap(([key, { value }]) =>
    value.kind === "text" ? [[key, value.text] as const] : [],
  );
  return Object.fromEntries(pairs);
}
