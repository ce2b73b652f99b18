import { Client, type Dispatcher } from "undici";
import { answerParent } from "./answers.ts";
import { ownCpuSeconds } from "./cpu.ts";
import type { Work } from "./sample.ts";
import { latency } from "./statistics.ts";

/** The load generator's process: one keep-alive connection per client, one request at a time on each. */
export type LoadHost = typeof answers;

/** What to send. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  /** JSON with one `{n}`, replaced by a number no other request has. */
  readonly template: string;
}

const clients: Client[] = [];
let load: Load | undefined;
let sent = 0;

const answers = {
  prepare(next: Load): void {
    load = next;
    for (let i = 0; i < next.connections; i++) clients.push(new Client(`http://127.0.0.1:${next.port}`));
  },

  async run(milliseconds: number): Promise<Work> {
    if (!load) throw new Error("nothing was prepared");
    const [before = "", after = ""] = load.template.split("{n}");
    const { path } = load;
    const latencies: number[] = [];
    const cpu = ownCpuSeconds();
    const start = performance.now();
    const deadline = start + milliseconds;
    await Promise.all(
      clients.map((client) => repeat(client, path, () => `${before}${sent++}${after}`, deadline, latencies)),
    );
    const seconds = (performance.now() - start) / 1000;
    const generatorCpuSeconds = ownCpuSeconds() - cpu;
    return { operations: latencies.length, seconds, generatorCpuSeconds, latencyMs: latency(latencies) };
  },
};

/** Sends requests one after another on one connection until the deadline; anything but 200 fails the run. */
function repeat(
  client: Client,
  path: string,
  nextBody: () => string,
  deadline: number,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    let started = 0;
    let status = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData() {},
      onResponseEnd() {
        latencies.push(performance.now() - started);
        if (status !== 200) reject(new Error(`answered ${status} instead of 200`));
        else next();
      },
      onResponseError: (_controller, error) => reject(error),
    };
    const next = () => {
      started = performance.now();
      if (started >= deadline) return resolve();
      client.dispatch({ method: "POST", path, headers, body: nextBody() }, handler);
    };
    next();
  });
}

answerParent(answers);
