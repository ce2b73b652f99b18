import type { FailedEvent, FailedEvents } from "@ashlar/core";
import { AshlarError, exitCode } from "@ashlar/core/errors";
import type { AddCommand } from "../command.js";
import type { FailedEventsOptions } from "../failed-events.js";

interface DiscardOptions extends FailedEventsOptions {
  readonly event?: string;
  readonly all?: boolean;
}

export const addEventsDiscard: AddCommand = (parent, run) => {
  parent
    .command("discard")
    .summary("give them up")
    .description(
      "Gives up failed events for good: their reactions never happen. What waits behind them goes on.",
    )
    .argument("[folder]", "the project's folder", ".")
    .option("--consumer <module>", "as far as this module is concerned")
    .option("--event <id>", "this one")
    .option("--all", "all that have failed; not those that wait or will be tried again")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .action((folder: string, options: DiscardOptions) =>
      run("events discard", async ({ terminal, tell }) => {
        const { event, all } = options;
        if ((event === undefined) === !all) {
          throw new AshlarError("ASH_USAGE", {
            message:
              event === undefined
                ? "It is not said which events to give up."
                : "--event and --all contradict each other.",
            fix: "Add either --event <id> or --all.",
          });
        }
        const { withFailedEvents } = await import("../failed-events.js");
        const discarded = await withFailedEvents(folder, options, terminal, (failed) =>
          discard(failed, options),
        );
        tell({ data: { discarded }, text: `${discarded} given up.\n` });
        return event !== undefined && discarded === 0 ? exitCode.negativeVerdict : exitCode.fine;
      }),
    );
};

async function discard(failed: FailedEvents, { consumer, event }: DiscardOptions): Promise<number> {
  const listed = await failed.list(consumer === undefined ? {} : { consumer });
  const chosen = listed.filter(({ eventId, status }) =>
    event === undefined ? status === "failed" : eventId === event,
  );
  if (event !== undefined) requireOneConsumer(chosen);
  let discarded = 0;
  for (const one of chosen)
    discarded += await failed.discard({ consumer: one.consumer, eventId: one.eventId });
  return discarded;
}

/** One event can have failed in several modules, and giving it up is a decision about one of them. */
function requireOneConsumer(chosen: readonly FailedEvent[]): void {
  if (chosen.length < 2) return;
  throw new AshlarError("ASH_USAGE", {
    message: `The event failed in ${chosen.map(({ consumer }) => consumer).join(" and in ")}.`,
    fix: "Say which with --consumer <module>.",
  });
}
