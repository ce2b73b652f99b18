import { AshlarError, exitCode } from "@ashlar/core/errors";
import type { AddCommand } from "../command.js";
import type { FailedEventsOptions } from "../failed-events.js";

interface RetryOptions extends FailedEventsOptions {
  readonly event?: string;
  readonly all?: boolean;
}

export const addEventsRetry: AddCommand = (parent, run) => {
  parent
    .command("retry")
    .summary("try them again")
    .description("Has failed events tried again at once, in order, with those that wait behind them.")
    .argument("[folder]", "the project's folder", ".")
    .option("--consumer <module>", "those that this module could not handle")
    .option("--event <id>", "this one")
    .option("--all", "all of them")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .action((folder: string, options: RetryOptions) =>
      run("events retry", async ({ terminal, tell }) => {
        const { consumer, event: eventId, all } = options;
        if (consumer === undefined && eventId === undefined && !all) {
          throw new AshlarError("ASH_USAGE", {
            message: "It is not said which events to try again.",
            fix: "Add --event <id>, --consumer <module> or --all.",
          });
        }
        const selection = {
          ...(consumer === undefined ? {} : { consumer }),
          ...(eventId === undefined ? {} : { eventId }),
        };
        const { withFailedEvents } = await import("../failed-events.js");
        const retried = await withFailedEvents(folder, options, terminal, (failed) =>
          failed.retry(selection),
        );
        tell({ data: { retried }, text: `${retried} to be tried again.\n` });
        return eventId !== undefined && retried === 0 ? exitCode.negativeVerdict : exitCode.fine;
      }),
    );
};
