import { ROOT_CONTEXT } from "@opentelemetry/api";
import type { Logger } from "pino";
import { CallError } from "../../errors/index.js";
import type { Schedule } from "../../module/index.js";
import { inTrace } from "../../telemetry/active-trace.js";
import { runOf } from "../../telemetry/span-subject.js";
import type { Tracing } from "../../telemetry/tracing.js";
import { defaultTimeoutMs } from "../call/call-context.js";
import type { Deadlines } from "../call/deadline.js";
import { answerable } from "../call/floating-rejections.js";
import { lendCall } from "../call/lent-call.js";
import type { Router } from "../call/router.js";
import type { Clock } from "../ports/clock.js";
import type { ConsumerStore } from "../ports/consumer-store.js";

/** What a schedule needs to be run. */
export interface ScheduleRunnerOptions {
  readonly module: string;
  readonly schedule: Schedule;
  readonly store: ConsumerStore;
  readonly router: Router;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly tracing: Tracing;
  readonly owner: string;
  readonly log: Logger;
}

/**
 * Runs a schedule in its rhythm. Of all replicas one runs it: the lease lasts as long as a run may take, and after the run
 * to the end of the period.
 */
export class ScheduleRunner {
  readonly #options: ScheduleRunnerOptions;
  /** How its runs ended. */
  readonly runs = { ok: 0, error: 0 };
  #cancel: (() => void) | undefined;
  #run: Promise<void> | undefined;
  #stopping = false;

  constructor(options: ScheduleRunnerOptions) {
    this.#options = options;
  }

  get module(): string {
    return this.#options.module;
  }

  get name(): string {
    return this.#options.schedule.name;
  }

  start(): void {
    if (this.#stopping) return;
    const { clock, schedule } = this.#options;
    this.#cancel = clock.after(schedule.seconds * 1000, () => {
      this.#run = this.#inTurn().finally(() => this.start());
    });
  }

  /** Waits for a run under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancel?.();
    await this.#run;
  }

  /** Runs it now, and rejects when it fails. */
  async runNow(): Promise<void> {
    const { module, schedule, router, deadlines, clock, tracing, log } = this.#options;
    const name = `${module}.${schedule.name}`;
    const now = clock.now();
    const deadlineMs = clock.elapsed() + longestRunMs(schedule);
    const span = tracing.enabled ? tracing.start(runOf(module, schedule.name), ROOT_CONTEXT) : undefined;
    try {
      const { call, until } = lendCall(router, `${name}@${now}`, {
        fromOutside: false,
        deadlineMs,
        caller: undefined,
        trace: span?.context,
      });
      const work = answerable(
        () => until(() => inTrace(span?.context, () => schedule.run({ call, now: new Date(now) }))),
        (err) =>
          log.error(
            { err, schedule: name },
            "a run that had ended left a promise behind, which was rejected",
          ),
      );
      await deadlines.guard(work, deadlineMs, () => late(name));
      this.runs.ok++;
      span?.end("ok");
    } catch (error) {
      this.runs.error++;
      span?.end("error", error instanceof Error ? error : undefined);
      throw error;
    }
  }

  async #inTurn(): Promise<void> {
    const { module, schedule, store, clock, owner, log } = this.#options;
    const name = `schedule ${schedule.name}`;
    const begun = clock.now();
    try {
      const lease = await store.claim(name, owner, longestRunMs(schedule), begun);
      if (!lease) return;
      try {
        await this.runNow();
      } finally {
        const now = clock.now();
        await store.claim(name, owner, Math.max(0, begun + schedule.seconds * 1000 - now), now);
      }
    } catch (error) {
      log.error(
        { err: error, module, schedule: schedule.name },
        "schedule failed; it will run again at its time",
      );
    }
  }
}

function longestRunMs({ seconds }: Schedule): number {
  return Math.max(defaultTimeoutMs, seconds * 1000);
}

function late(name: string): CallError {
  return new CallError("Timeout", name, { message: "its run took too long", mayHaveExecuted: true });
}
