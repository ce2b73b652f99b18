/** Buckets of the duration histogram, in seconds: the OpenTelemetry semantic conventions' for HTTP and RPC. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** How an operation ended, as a metric label. */
export type Outcome = "ok" | "rejected" | "error";

/** One operation's numbers. Held by whoever serves the operation, so that counting costs no look-up. */
export class OperationMetrics {
  readonly counts: Record<Outcome, number> = { ok: 0, rejected: 0, error: 0 };
  readonly buckets = new Float64Array(bounds.length + 1);
  sum = 0;

  /** Counts one call that took so many milliseconds. */
  record(outcome: Outcome, ms: number): void {
    this.counts[outcome]++;
    this.sum += ms / 1000;
    let i = 0;
    while (i < bounds.length && ms > bounds[i]! * 1000) i++;
    this.buckets[i]!++;
  }
}

/** A number that is asked for when the metrics are read. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly kind: "gauge" | "counter";
  read(): readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/** All the numbers of an application, in Prometheus' text format. */
export class Metrics {
  readonly #operations = new Map<string, { module: string; operation: string; metrics: OperationMetrics }>();
  readonly #gauges: Gauge[] = [];

  /** The numbers of one operation of a module. */
  operation(module: string, operation: string): OperationMetrics {
    const id = `${module}.${operation}`;
    const known = this.#operations.get(id);
    if (known) return known.metrics;
    const metrics = new OperationMetrics();
    this.#operations.set(id, { module, operation, metrics });
    return metrics;
  }

  /** Adds numbers that are read on demand, such as a queue's depth or a feed's lag. */
  gauge(gauge: Gauge): void {
    this.#gauges.push(gauge);
  }

  /** Everything in the Prometheus text exposition format 0.0.4. */
  expose(): string {
    const lines = [
      "# HELP ashlar_calls_total Calls per module and operation, by how they ended.",
      "# TYPE ashlar_calls_total counter",
    ];
    for (const { module, operation, metrics } of this.#operations.values()) {
      for (const [outcome, count] of Object.entries(metrics.counts)) {
        lines.push(`ashlar_calls_total${labels({ module, operation, outcome })} ${count}`);
      }
    }
    lines.push(
      "# HELP ashlar_call_duration_seconds Duration of calls per module and operation.",
      "# TYPE ashlar_call_duration_seconds histogram",
    );
    for (const { module, operation, metrics } of this.#operations.values()) {
      let total = 0;
      for (const [i, count] of metrics.buckets.entries()) {
        total += count;
        const le = i < bounds.length ? String(bounds[i]) : "+Inf";
        lines.push(`ashlar_call_duration_seconds_bucket${labels({ module, operation, le })} ${total}`);
      }
      lines.push(`ashlar_call_duration_seconds_sum${labels({ module, operation })} ${metrics.sum}`);
      lines.push(`ashlar_call_duration_seconds_count${labels({ module, operation })} ${total}`);
    }
    for (const { name, help, kind, read } of this.#gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
      for (const sample of read()) lines.push(`${name}${labels(sample.labels)} ${sample.value}`);
    }
    return `${lines.join("\n")}\n`;
  }
}

function labels(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
