import { Command } from "commander";
import type { Run } from "./command.js";
import { addAdvise } from "./commands/advise.js";
import { addCheck } from "./commands/check.js";
import { addDescribe } from "./commands/describe.js";
import { addDev } from "./commands/dev.js";
import { addEventsDiscard } from "./commands/events-discard.js";
import { addEventsFailed } from "./commands/events-failed.js";
import { addEventsRetry } from "./commands/events-retry.js";
import { addNew } from "./commands/new.js";
import { addStart } from "./commands/start.js";
import type { Terminal } from "./terminal.js";
import { version } from "./version.js";

const epilogue = `
Data goes to stdout, everything else to stderr. With --json, every command prints one line:
  {"ashlar":1,"command":…,"ok":…,"data":…,"error":{"code","message","why","fix","at"}}

Exit codes: 0 fine, 1 a negative verdict, 2 usage, 3 configuration, 4 environment, 5 refused as unsafe,
70 a bug in Ashlar, 130 interrupted.`;

/** The whole command line. It throws where it would end the process, and leaves complaints to its caller. */
export function buildProgram(terminal: Terminal, run: Run): Command {
  const program = new Command("ashlar")
    .description("Write a backend's modules once; choose the architecture they run under in one file.")
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .addHelpText("after", epilogue);
  for (const add of [addNew, addDev, addStart, addDescribe, addCheck, addAdvise]) add(program, run);
  const events = program.command("events").description("see and settle events whose reactions kept failing");
  for (const add of [addEventsFailed, addEventsRetry, addEventsDiscard]) add(events, run);
  for (const command of [...program.commands, ...events.commands]) {
    if (command.commands.length > 0) continue;
    command
      .option("--json", "print one line of JSON to stdout")
      .option("--verbose", "print stack traces of errors to stderr");
  }
  return program;
}
