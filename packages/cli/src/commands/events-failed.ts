import type { FailedEvent } from "@ashlar/core";
import { exitCode } from "@ashlar/core/errors";
import { printable } from "@ashlar/survey/printing";
import type { AddCommand } from "../command.js";
import type { FailedEventsOptions } from "../failed-events.js";

export const addEventsFailed: AddCommand = (parent, run) => {
  parent
    .command("failed")
    .summary("list them")
    .description("Lists the events whose reactions kept failing, and those that wait behind them.")
    .argument("[folder]", "the project's folder", ".")
    .option("--consumer <module>", "only those that this module could not handle")
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .action((folder: string, options: FailedEventsOptions) =>
      run("events failed", async ({ terminal, tell }) => {
        const { consumer } = options;
        const { withFailedEvents } = await import("../failed-events.js");
        const events = await withFailedEvents(folder, options, terminal, (failed) =>
          failed.list(consumer === undefined ? {} : { consumer }),
        );
        tell({ data: events, text: events.map(describe).join("") });
        if (events.length === 0) terminal.err("No event has failed.\n");
        return exitCode.fine;
      }),
    );
};

function describe({
  status,
  consumer,
  producer,
  type,
  key,
  eventId,
  attempts,
  error,
  failedAt,
}: FailedEvent): string {
  const tries =
    status === "waiting" ? "" : `  ${attempts} tries since ${failedAt.toISOString()}: ${printable(error)}\n`;
  return `${printable(`${status}  ${consumer} on ${producer}.${type}, key ${key}, event ${eventId}`)}\n${tries}`;
}
