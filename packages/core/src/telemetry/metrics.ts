import { OperationMetrics } from "./operation-metrics.js";
import { processMetrics } from "./process-metrics.js";
import { type Family, prometheusText, type Sample } from "./prometheus.js";

/** All the numbers of an application, in Prometheus' text format. */
export class Metrics {
  readonly #operations = new Map<string, OperationMetrics>();
  readonly #answers = new Map<string, Record<number, number>>();
  readonly #families: Family[] = [
    {
      name: "ashlar_calls_total",
      help: "Calls per module and operation, by how they ended.",
      kind: "counter",
      read: () => [...this.#operations.values()].flatMap((operation) => operation.calls()),
    },
    {
      name: "ashlar_call_duration_seconds",
      help: "Duration of calls per module and operation.",
      kind: "histogram",
      read: () => [...this.#operations.values()].flatMap((operation) => operation.durations()),
    },
    {
      name: "ashlar_http_requests_total",
      help: "Requests answered over HTTP, per operation or page, by status.",
      kind: "counter",
      read: () => [...this.#answers].flatMap(samplesOf),
    },
    ...processMetrics,
  ];

  /** The numbers of one operation of a module. */
  operation(module: string, operation: string): OperationMetrics {
    const id = `${module}.${operation}`;
    const known = this.#operations.get(id);
    if (known) return known;
    const metrics = new OperationMetrics(module, operation);
    this.#operations.set(id, metrics);
    return metrics;
  }

  /**
   * Counts one request answered over HTTP.
   *
   * @param operation its id, or a page's path; empty when the request was for neither, whatever it asked for
   */
  answered(operation: string, status: number): void {
    let counts = this.#answers.get(operation);
    if (!counts) {
      counts = {};
      this.#answers.set(operation, counts);
    }
    counts[status] = (counts[status] ?? 0) + 1;
  }

  /** Adds numbers that are read on demand, such as a queue's depth or a feed's lag. */
  gauge(family: Family): void {
    this.#families.push(family);
  }

  /** Everything in the Prometheus text exposition format 0.0.4. */
  expose(): string {
    return prometheusText(this.#families);
  }
}

function samplesOf([operation, counts]: [string, Record<number, number>]): Sample[] {
  return Object.entries(counts).map(([status, value]) => ({ labels: { operation, status }, value }));
}
