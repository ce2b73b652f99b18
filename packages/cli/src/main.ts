import { AshlarError, exitCode, formatError } from "@ashlar/core/errors";
import { printableLines } from "@ashlar/survey/printing";
import type { Work } from "./command.js";
import { failure, success } from "./envelope.js";
import { buildProgram } from "./program.js";
import { processTerminal, type Terminal } from "./terminal.js";
import { uncaught } from "./uncaught.js";
import { isHelp, isIncomplete, toUsageError } from "./usage.js";

/**
 * Runs one command line and resolves to its exit code. Data goes to stdout, everything else to stderr; nothing that a
 * command throws escapes.
 *
 * @example
 * ```ts
 * process.exitCode = await main(["describe", "shop", "--json"]);
 * ```
 */
export async function main(args: readonly string[], outside: Terminal = processTerminal): Promise<number> {
  const terminal: Terminal = { ...outside, err: (text) => outside.err(printableLines(text)) };
  const json = args.includes("--json");
  let running: string | null = null;
  let exit: number = exitCode.fine;

  async function run(name: string, work: Work): Promise<void> {
    running = name;
    const tell = ({ data, text }: { data: unknown; text: string }) =>
      terminal.out(json ? success(name, data) : text);
    const working = work({
      terminal,
      json,
      tell,
      uncaught: (onError) => uncaughtErrors.takeOver(working, onError),
    });
    exit = await working;
  }

  const uncaughtErrors = uncaught();
  try {
    const done = buildProgram(terminal, run).parseAsync(args, { from: "user" });
    await Promise.race([done, uncaughtErrors.ends]);
    return exit;
  } catch (thrown) {
    if (isHelp(thrown)) return exitCode.fine;
    if (isIncomplete(thrown) && !json) return exitCode.usage;
    const error = toAshlarError(toUsageError(thrown));
    if (json) terminal.out(failure(running, error));
    else terminal.err(`${formatError(error)}\n`);
    if (args.includes("--verbose")) terminal.err(`  ${stackOf(thrown).replaceAll("\n", "\n  ")}\n`);
    return error.exitCode;
  } finally {
    uncaughtErrors.forget();
  }
}

function toAshlarError(thrown: unknown): AshlarError {
  if (thrown instanceof AshlarError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AshlarError("ASH_BUG", { message, cause: thrown });
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? "" : `\ncaused by ${stackOf(thrown.cause)}`;
  return `${thrown.stack}${cause}`;
}
