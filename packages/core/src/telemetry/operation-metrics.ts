import { type CallEnd, outcomes } from "./outcome.js";
import type { Sample } from "./prometheus.js";

/** Buckets of the duration histogram, in seconds: the OpenTelemetry semantic conventions' for HTTP and RPC. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** One operation's numbers. Held by whoever serves the operation, so that counting costs no look-up. */
export class OperationMetrics {
  readonly #counts: Record<CallEnd, number> = {
    ok: 0,
    rejected: 0,
    InvalidInput: 0,
    Denied: 0,
    Unknown: 0,
    IdReused: 0,
    Overloaded: 0,
    Timeout: 0,
    Unavailable: 0,
    InvalidOutput: 0,
    Failed: 0,
  };
  readonly #buckets = new Float64Array(bounds.length + 1);
  #sum = 0;

  constructor(
    readonly module: string,
    readonly operation: string,
  ) {}

  /** Counts one call that took so many milliseconds. */
  record(how: CallEnd, ms: number): void {
    this.#counts[how]++;
    this.#sum += ms / 1000;
    let i = 0;
    while (i < bounds.length && ms > bounds[i]! * 1000) i++;
    this.#buckets[i]!++;
  }

  /** How many calls ended how; errors by their kind. */
  calls(): Sample[] {
    const { module, operation } = this;
    return (Object.keys(outcomes) as CallEnd[]).map((how) => {
      const outcome = outcomes[how];
      const error = outcome === how ? {} : { error: how };
      return { labels: { module, operation, outcome, ...error }, value: this.#counts[how] };
    });
  }

  /** How long they took. */
  durations(): Sample[] {
    const { module, operation } = this;
    let total = 0;
    const buckets = [...this.#buckets].map((count, i): Sample => {
      total += count;
      const le = i < bounds.length ? String(bounds[i]) : "+Inf";
      return { suffix: "_bucket", labels: { module, operation, le }, value: total };
    });
    const labels = { module, operation };
    return [
      ...buckets,
      { suffix: "_sum", labels, value: this.#sum },
      { suffix: "_count", labels, value: total },
    ];
  }
}
