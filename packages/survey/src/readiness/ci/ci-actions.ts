import { oncePerRepository } from "../once-per-repository.js";
import type { Job, Pipeline, Step } from "./pipeline.js";
import { pipelinesOf } from "./pipelines-of.js";
import { reachedCommands } from "./reached-commands.js";

/** Something a pipeline does: a ready-made step, or a command, also one that it reaches through a script of the repository. */
export interface CiAction {
  readonly pipeline: Pipeline;
  readonly job: Job;
  readonly step: Step;
  /** `command`: `text` is a command, beginning with its program. `ready-made`: `text` is the name of the action, task, orb. */
  readonly kind: "command" | "ready-made";
  readonly text: string;
  /** Where the pipeline does it, or names the script that does. */
  readonly file: string;
  readonly line: number;
  /** The line of the script, when the pipeline only names it: `npm run deploy`, `make deploy`, `./deploy.sh`. */
  readonly via?: { readonly file: string; readonly line: number };
  /** It is not switched off, and the pipeline fails with it. */
  readonly counts: boolean;
}

/** Everything that the repository's pipelines do, by file and in the order of its jobs. */
export const ciActionsOf = oncePerRepository((files): readonly CiAction[] =>
  pipelinesOf(files).all.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) =>
      job.steps.flatMap((step): readonly CiAction[] => {
        const runs = !job.isDisabled && !step.isDisabled && !job.allowsFailure && !step.allowsFailure;
        const rest = { pipeline, job, step };
        const { uses, file, line } = step;
        const readyMade: readonly CiAction[] = uses
          ? [{ ...rest, kind: "ready-made", text: uses, file, line, counts: runs }]
          : [];
        const commands = step.commands.flatMap((command): readonly CiAction[] => {
          const counts = runs && !command.allowsFailure;
          const place = { file: command.file, line: command.line };
          return [
            { ...rest, kind: "command", text: command.text, ...place, counts },
            ...reachedCommands(files, command.text).map((inner): CiAction => {
              const via = { file: inner.file, line: inner.line };
              return {
                ...rest,
                kind: "command",
                text: inner.text,
                ...place,
                via,
                counts: counts && !inner.allowsFailure,
              };
            }),
          ];
        });
        return [...readyMade, ...commands];
      }),
    ),
  ),
);
