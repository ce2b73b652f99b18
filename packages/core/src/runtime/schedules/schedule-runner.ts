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
import type { ScheduleStore, ScheduleTurn } from "../ports/schedule-store.js";
import { heartbeat } from "./heartbeat.js";

/** What a schedule needs to be run. */
export interface ScheduleRunnerOptions {
  readonly module: string;
  readonly schedule: Schedule;
  readonly store: ScheduleStore;
  readonly router: Router;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly tracing: Tracing;
  readonly owner: string;
  readonly log: Logger;
}

/** A run under way. */
interface Run {
  /** How it ended; rejects at its deadline at the latest. */
  readonly outcome: Promise<void>;
  /** Resolves when its code has ended, however late. */
  readonly over: Promise<void>;
}

const leaseMs = 5_000;
const renewAfterMs = 1_000;
const askAgainMs = 5_000;

/**
 * Runs a schedule in its rhythm, from the beginning of one run to the beginning of the next. When the next is due stands
 * in the store, so restarts do not put it off. Of all replicas one runs it, and tells the others every second that it
 * still does; when it falls silent, another takes over.
 */
export class ScheduleRunner {
  readonly #options: ScheduleRunnerOptions;
  readonly #turn: ScheduleTurn;
  /** How its runs ended. */
  readonly runs = { ok: 0, error: 0 };
  #cancel: (() => void) | undefined;
  #asking: Promise<void> | undefined;
  #run: Promise<void> | undefined;
  #stopping = false;
  #isTroubled = false;

  constructor(options: ScheduleRunnerOptions) {
    const { schedule, owner } = options;
    this.#options = options;
    const periodMs = Math.ceil(schedule.seconds * 1000);
    this.#turn = { schedule: schedule.name, owner, periodMs, leaseMs };
  }

  get module(): string {
    return this.#options.module;
  }

  get name(): string {
    return this.#options.schedule.name;
  }

  /** Resolves when it is known when the schedule is due; a run that is due already has then begun. */
  start(): Promise<void> {
    this.#asking = this.#ask();
    return this.#asking;
  }

  /** Waits for a run under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancel?.();
    await this.#asking;
    await this.#run;
  }

  /** Runs it now, and rejects when it fails. */
  runNow(): Promise<void> {
    return this.#begin().outcome;
  }

  /** Asks the store whether a run is due. */
  async #ask(): Promise<void> {
    const { store, clock } = this.#options;
    let waitMs = Math.min(this.#turn.periodMs, askAgainMs);
    try {
      const answer = await store.begin(this.#turn, clock.now());
      this.#isTroubled = false;
      if (answer.kind === "begun") {
        if (this.#stopping) return await store.end(this.#turn, 0, clock.now());
        this.#run = this.#take().then((nextInMs) => this.#askIn(nextInMs));
        return;
      }
      waitMs = answer.waitMs;
    } catch (error) {
      if (!this.#isTroubled) this.#tell(error, "the store does not say whether a schedule is due");
      this.#isTroubled = true;
    }
    this.#askIn(waitMs);
  }

  #askIn(ms: number): void {
    if (this.#stopping) return;
    this.#cancel = this.#options.clock.after(Math.max(1, ms), () => void this.start());
  }

  /** Does a run that is this replica's turn; resolves to when the next is due. */
  async #take(): Promise<number> {
    const { store, clock } = this.#options;
    const begun = clock.elapsed();
    const nextInMs = () => Math.max(0, Math.ceil(begun + this.#turn.periodMs - clock.elapsed()));
    const endHeartbeat = heartbeat(clock, renewAfterMs, () => store.renew(this.#turn, clock.now()));
    const { outcome, over } = this.#begin();
    await outcome.catch((error) => this.#tell(error, "schedule failed; it will run again at its time"));
    // Code that was given up at its deadline may be at it still: no run joins it.
    await over;
    await endHeartbeat();
    await store
      .end(this.#turn, nextInMs(), clock.now())
      .catch((error) => this.#tell(error, "a schedule's run has ended, but the store does not know"));
    return nextInMs();
  }

  #begin(): Run {
    const { module, schedule, router, deadlines, clock, tracing, log } = this.#options;
    const name = `${module}.${schedule.name}`;
    const now = clock.now();
    const deadlineMs = clock.elapsed() + longestRunMs(schedule);
    const span = tracing.enabled ? tracing.start(runOf(module, schedule.name), ROOT_CONTEXT) : undefined;
    const { call, until } = lendCall(router, `${name}@${now}`, {
      fromOutside: false,
      deadlineMs,
      caller: undefined,
      trace: span?.context,
    });
    const work = answerable(
      () => until(() => inTrace(span?.context, () => schedule.run({ call, now: new Date(now) }))),
      (err) =>
        log.error({ err, schedule: name }, "a run that had ended left a promise behind, which was rejected"),
    );
    const outcome = deadlines
      .guard(work, deadlineMs, () => late(name))
      .then(
        () => {
          this.runs.ok++;
          span?.end("ok");
        },
        (error: unknown) => {
          this.runs.error++;
          span?.end("error", error instanceof Error ? error : undefined);
          throw error;
        },
      );
    return { outcome, over: work.catch(() => {}) };
  }

  #tell(error: unknown, message: string): void {
    const { log, module, schedule } = this.#options;
    log.error({ err: error, module, schedule: schedule.name }, message);
  }
}

function longestRunMs({ seconds }: Schedule): number {
  return Math.max(defaultTimeoutMs, seconds * 1000);
}

function late(name: string): CallError {
  return new CallError("Timeout", name, {
    message: "its run takes too long; the next one waits until its code has ended",
    mayHaveExecuted: true,
  });
}
