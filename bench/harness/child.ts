import { fork } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { Answer, Answers, Question } from "./answers.ts";
import { undoLater } from "./shutdown.ts";

/** A process that answers questions; `A` is the type of what it passes to `answerParent`. */
export interface Child<A extends Answers> {
  ask<Name extends keyof A & string>(
    name: Name,
    ...argument: Parameters<A[Name]>
  ): Promise<Awaited<ReturnType<A[Name]>>>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Runs `entry` in its own process for as long as `use` takes, and always kills it afterwards.
 * It inherits this process's flags. One that lives longer than `lifetimeMs` is killed, and `use` fails.
 */
export async function withChild<A extends Answers, Result>(
  entry: URL,
  lifetimeMs: number,
  use: (child: Child<A>) => Promise<Result>,
): Promise<Result> {
  const child = fork(entry, {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const exited = once(child, "exit");
  const kill = undoLater(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const lastWords = collect(child.stdout, child.stderr);
  const waiting = new Map<number, Waiting>();
  let questions = 0;
  let dead: Error | undefined;

  const fail = (reason: string) => {
    dead ??= new Error([reason, ...lastWords].join("\n"));
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  const deadline = setTimeout(() => {
    fail(`did not finish within ${lifetimeMs / 1000} s`);
    void kill();
  }, lifetimeMs);
  // "close" comes after "exit", once the last words have been read.
  child.on("close", (code, signal) => fail(`its process ended early (${signal ?? `exit code ${code}`})`));
  child.on("error", (error) => fail(error.message));
  child.on("message", ({ id, value, error }: Answer) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });

  try {
    return await use({
      ask: (name, ...[argument]) =>
        new Promise((resolve, reject) => {
          if (dead) return reject(dead);
          const question: Question = { id: ++questions, name, argument };
          waiting.set(question.id, { resolve: resolve as Waiting["resolve"], reject });
          child.send(question, (error) => error && fail(error.message));
        }),
    });
  } finally {
    clearTimeout(deadline);
    await kill();
  }
}

/** Keeps the newest output lines, for the error message if the process fails. */
function collect(...streams: (Readable | null)[]): string[] {
  const lines: string[] = [];
  for (const stream of streams) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.trimEnd().split("\n"));
      lines.splice(0, lines.length - 20);
    });
  }
  return lines;
}
