import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer, ReplicaArguments, Request } from "./messages.ts";

const longestLog = 100_000;

/** How a call of a replica ended; `lost` when the replica died before it answered. */
export type Ended = Answer["result"] | { readonly kind: "lost" };

/** A replica in a process of its own. */
export interface Replica {
  call(operation: string, input: unknown, id?: string): Promise<Ended>;
  settled(): Promise<Ended>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  /** The last of what it wrote to its log. */
  readonly said: string;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Lets it end by itself; answers its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts a replica and waits until it is ready.
 *
 * @param memoryMb how large its heap may grow
 */
export async function startReplica(
  settings: ReplicaArguments,
  { memoryMb }: { readonly memoryMb?: number } = {},
): Promise<Replica> {
  const program = fileURLToPath(new URL("program.ts", import.meta.url));
  const process = fork(program, [JSON.stringify(settings)], {
    execArgv: [
      "--import",
      "tsx",
      "--conditions=@ashlar/source",
      ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`]),
    ],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...globalThis.process.env, NODE_ENV: "production" },
  });
  const exchange = new Exchange(process);
  const ended = once(process, "exit");
  let said = "";
  process.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-longestLog);
  });
  await exchange.ready.catch((error) => {
    throw new Error(`${error.message} It said:\n${said}`);
  });
  return {
    ended,
    get said() {
      return said;
    },
    call: (operation, input, id) =>
      exchange.ask((n) => ({ kind: "call", n, operation, input, ...(id === undefined ? {} : { id }) })),
    settled: () => exchange.ask((n) => ({ kind: "settle", n })),
    async kill() {
      process.kill("SIGKILL");
      await ended;
    },
    async stop() {
      process.send({ kind: "stop" } satisfies Request);
      await ended;
      return process.exitCode;
    },
  };
}

/** Questions to a replica that wait for their answers. */
class Exchange {
  readonly ready: Promise<Ended>;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (result: Ended) => void>();
  #asked = 0;
  #gone = false;

  constructor(process: ChildProcess) {
    this.#process = process;
    this.ready = this.#wait(0).then((result) => {
      if (result.kind === "lost") throw new Error("The replica ended before it was ready.");
      return result;
    });
    process.on("message", ({ n, result }: Answer) => this.#settle(n, result));
    process.on("exit", () => {
      this.#gone = true;
      for (const n of [...this.#waiting.keys()]) this.#settle(n, { kind: "lost" });
    });
  }

  ask(request: (n: number) => Request): Promise<Ended> {
    if (this.#gone) return Promise.resolve({ kind: "lost" });
    const n = ++this.#asked;
    const answered = this.#wait(n);
    this.#process.send(request(n), () => {});
    return answered;
  }

  #wait(n: number): Promise<Ended> {
    return new Promise((resolve) => {
      this.#waiting.set(n, resolve);
    });
  }

  #settle(n: number, result: Ended): void {
    this.#waiting.get(n)?.(result);
    this.#waiting.delete(n);
  }
}
