import { type DestinationStream, type Logger, pino } from "pino";

/** The log of a running system, on stderr: lines for a person at a terminal, JSON for a collector. */
export function createLog(isTerminal = process.stderr.isTTY === true): Logger {
  return pino(isTerminal ? readable : pino.destination(2));
}

const readable: DestinationStream = { write: (line) => void process.stderr.write(readableLine(line)) };

/** One of pino's lines as a person reads it: time, level, message, and the rest as `name=value`. */
export function readableLine(line: string): string {
  const { level, time, msg, err, pid, hostname, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const label = pino.levels.labels[Number(level)] ?? String(level);
  const details = Object.entries(rest).map(([name, value]) => `${name}=${show(value)}`);
  const { stack, message } = (err ?? {}) as { readonly stack?: string; readonly message?: string };
  const head = [clock, label.padEnd(5), ...(msg === undefined ? [] : [msg]), ...details].join(" ");
  return err === undefined
    ? `${head}\n`
    : `${head}\n  ${(stack ?? message ?? "").replaceAll("\n", "\n  ")}\n`;
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
