import { printable, printableLines } from "@ashlar/survey/printing";
import { type Logger, pino } from "pino";

/** Where a log is written to: a terminal, or something that collects. */
export interface LogStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The log of a running system, on stderr: lines for a person at a terminal, JSON for a collector. */
export function createLog(stderr: LogStream = process.stderr): Logger {
  return stderr.isTTY
    ? pino({}, { write: (line) => void stderr.write(readableLine(line)) })
    : pino(pino.destination(2));
}

/** One of pino's lines as a person reads it: time, level, message, and the rest as `name=value`. */
export function readableLine(line: string): string {
  const { level, time, msg, err, pid, hostname, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const label = pino.levels.labels[Number(level)] ?? String(level);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${show(value)}`);
  const { stack, message } = (err ?? {}) as { readonly stack?: string; readonly message?: string };
  const head = [clock, label.padEnd(5), ...(msg === undefined ? [] : [msg]), ...details].join(" ");
  return err === undefined
    ? `${printable(head)}\n`
    : `${printable(head)}\n  ${printableLines(stack ?? message ?? "").replaceAll("\n", "\n  ")}\n`;
}

/** In quotes where it could be taken for more than one value. */
function show(value: unknown): string {
  return typeof value === "string" && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
