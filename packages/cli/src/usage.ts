import { AshlarError } from "@ashlar/core/errors";
import { CommanderError } from "commander";

/** Whether the parser stopped because it has printed what was asked of it: the help or the version. */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/** Whether the parser stopped at a group of commands, and has printed the group's help instead. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof CommanderError && error.code === "commander.help";
}

/** A parser's complaint as an error of the catalogue; anything else as it is. */
export function toUsageError(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  if (isIncomplete(error))
    return new AshlarError("ASH_USAGE", { message: "The command line names no command." });
  const [complaint = "", hint] = error.message.replace(/^error: /, "").split("\n");
  const message = `${complaint[0]?.toUpperCase()}${complaint.slice(1)}`.replace(/\.?$/, ".");
  const meant = hint?.replace(/^\((.*)\)$/, "$1");
  return new AshlarError("ASH_USAGE", { message, ...(meant ? { fix: meant } : {}) });
}
