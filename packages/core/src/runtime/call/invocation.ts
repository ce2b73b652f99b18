import type { Context } from "@opentelemetry/api";
import { type Caller, type CallOptions, type OperationRef, Rejection } from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import { InvalidCursor } from "../../module/index.js";
import { innermost } from "../../telemetry/active-trace.js";
import { type CallEnd, outcomes } from "../../telemetry/outcome.js";
import { callOf } from "../../telemetry/span-subject.js";
import type { OpenSpan, Tracing } from "../../telemetry/tracing.js";
import { errorText } from "../error-text.js";
import type { Clock } from "../ports/clock.js";
import type { Random } from "../ports/random.js";
import { isOutage } from "../ports/store-failure.js";
import { type CallContext, defaultTimeoutMs, type Line, type RunningCall } from "./call-context.js";
import { type Deadlines, Wait } from "./deadline.js";
import type { Endpoint } from "./endpoint.js";

/** What all calls of an application share. */
export interface InvocationEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly tracing: Tracing;
  readonly deadlines: Deadlines;
  /** Told of every call that ends. */
  readonly onEnd: () => void;
}

/**
 * A call under way. It ends exactly once, with an answer, an error or its deadline, and is counted then. Callbacks
 * instead of `await`, because every call in the system passes through here.
 */
export class Invocation extends Wait implements RunningCall {
  readonly fromOutside = false;
  readonly deriveId = undefined;
  /** Whoever called for this call's time to stand still while it waits in line. */
  readonly #patient: Line | undefined;
  #leftMs = 0;
  #inLine = false;
  readonly caller: Caller | undefined;
  readonly trace: Context | undefined;
  readonly commandId: string;
  readonly idempotent: boolean;
  mayHaveExecuted = false;
  ended = false;
  readonly #environment: InvocationEnvironment;
  readonly #endpoint: Endpoint;
  readonly #begun: number;
  readonly #span: OpenSpan | undefined;
  readonly #resolve: (output: unknown) => void;
  readonly #reject: (error: Error) => void;

  constructor(
    environment: InvocationEnvironment,
    endpoint: Endpoint,
    parent: CallContext,
    options: CallOptions,
    resolve: (output: unknown) => void,
    reject: (error: Error) => void,
  ) {
    const { clock, tracing, random, deadlines } = environment;
    const begun = clock.elapsed();
    super(deadline(begun, parent.deadlineMs, options.timeoutMs));
    const { operation } = endpoint;
    this.#environment = environment;
    this.#endpoint = endpoint;
    this.#begun = begun;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#span = tracing.enabled ? tracing.start(callOf(operation), innermost(parent.trace)) : undefined;
    this.#patient = parent.line;
    this.caller = parent.caller;
    this.trace = this.#span ? this.#span.context : parent.trace;
    const id = operation.kind === "query" ? "" : (options.id ?? parent.deriveId?.(operation.id));
    this.idempotent = id !== undefined;
    this.commandId = id ?? random.id(clock.now());
    deadlines.add(this);
  }

  enterLine(): void {
    if (!this.#patient || this.ended) return;
    this.#inLine = true;
    this.#patient.enterLine();
    this.#leftMs = this.deadlineMs - this.#environment.clock.elapsed();
    this.deadlineMs = Number.POSITIVE_INFINITY;
  }

  leaveLine(): void {
    if (!this.#inLine) return;
    this.#inLine = false;
    this.#patient?.leaveLine();
    this.deadlineMs = this.#environment.clock.elapsed() + this.#leftMs;
  }

  /** Whether its deadline had passed before it began. */
  get isLate(): boolean {
    return this.deadlineMs <= this.#begun;
  }

  succeed(output: unknown): void {
    if (this.ended) return;
    this.#end("ok");
    this.#resolve(output);
  }

  fail(error: unknown): void {
    if (this.ended) return;
    const known = toKnownError(this.#endpoint.operation, error, this.mayHaveExecuted);
    this.#end(known instanceof Rejection ? "rejected" : known.kind, known);
    this.#reject(known);
  }

  override expire(): void {
    this.#timeOut("its deadline passed");
  }

  /** Nobody waits for it any more. */
  giveUp(): void {
    this.#timeOut("whoever asked has gone");
  }

  #timeOut(message: string): void {
    const { mayHaveExecuted } = this;
    this.fail(new CallError("Timeout", this.#endpoint.operation.id, { message, mayHaveExecuted }));
  }

  #end(how: CallEnd, error?: Error): void {
    const { clock, deadlines, onEnd } = this.#environment;
    this.ended = true;
    this.leaveLine();
    deadlines.remove(this);
    this.#endpoint.metrics.record(how, clock.elapsed() - this.#begun);
    this.#span?.end(outcomes[how], error);
    onEnd();
  }
}

function deadline(begun: number, inherited: number, timeoutMs: number = defaultTimeoutMs): number {
  const own = begun + timeoutMs;
  return inherited > 0 && inherited < own ? inherited : own;
}

/** A refusal or error of this very operation passes; anything else is this operation's failure. */
function toKnownError(
  operation: OperationRef,
  error: unknown,
  mayHaveExecuted: boolean,
): Rejection | CallError {
  if ((error instanceof Rejection || error instanceof CallError) && error.operation === operation.id)
    return error;
  if (error instanceof InvalidCursor && operation.kind === "query") {
    const issues = [{ path: "after", message: error.message }];
    const message = "the input does not fit the contract: after";
    return new CallError("InvalidInput", operation.id, { message, mayHaveExecuted, issues, cause: error });
  }
  const kind = isOutage(error) ? "Unavailable" : "Failed";
  return new CallError(kind, operation.id, { message: errorText(error), mayHaveExecuted, cause: error });
}
