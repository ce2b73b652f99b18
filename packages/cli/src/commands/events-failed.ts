import type { FailedEvent } from "@ashlar/core";
import { exitCode } from "@ashlar/core/errors";
import { printable } from "@ashlar/survey/printing";
import { Option } from "commander";
import type { AddCommand } from "../command.js";
import type { FailedEventsOptions } from "../failed-events.js";

const narrowing = ["producer", "type", "key", "status"] as const;

type Narrowing = Pick<FailedEvent, (typeof narrowing)[number]>;

export const addEventsFailed: AddCommand = (parent, run) => {
  parent
    .command("failed")
    .summary("list them")
    .description("Lists the events whose reactions kept failing, and those that wait behind them.")
    .argument("[folder]", "the project's folder", ".")
    .option("--consumer <module>", "only those that this module could not handle")
    .option("--producer <module>", "only those of this module's events")
    .option("--type <type>", "only events of this type")
    .option("--key <key>", "only events with this key")
    .addOption(
      new Option("--status <status>", "only those that are so").choices(["retrying", "failed", "waiting"]),
    )
    .option("--file <file>", "the architecture file, relative to the folder (default: architecture.yaml)")
    .action((folder: string, options: FailedEventsOptions & Partial<Narrowing>) =>
      run("events failed", async ({ terminal, tell }) => {
        const { consumer } = options;
        const { withFailedEvents } = await import("../failed-events.js");
        const found = await withFailedEvents(folder, options, terminal, (failed) =>
          failed.list(consumer === undefined ? {} : { consumer }),
        );
        const events = found.filter((event) =>
          narrowing.every((name) => (options[name] ?? event[name]) === event[name]),
        );
        tell({ data: events, text: events.map(describe).join("") });
        if (found.length === 0) terminal.err("No event has failed.\n");
        else if (events.length === 0) terminal.err(`None of ${found.length} is like that.\n`);
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
