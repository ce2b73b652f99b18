import {
  type Call,
  type CallOptions,
  type OperationRef,
  type Parsed,
  parse,
  permits,
  Rejection,
} from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import type { Tracing } from "../../telemetry/tracing.js";
import type { RequestOptions } from "../application.js";
import type { Clock } from "../ports/clock.js";
import type { Random } from "../ports/random.js";
import { deepFreeze } from "./boundary.js";
import { type CallContext, defaultTimeoutMs } from "./call-context.js";
import type { Endpoint } from "./endpoint.js";

/** What a router needs of the application. */
export interface RouterDependencies {
  readonly clock: Clock;
  readonly random: Random;
  readonly tracing: Tracing;
  readonly development: boolean;
}

const noOptions: CallOptions = {};
const anonymous: CallContext = { deadlineMs: 0, caller: undefined, trace: undefined, deriveId: undefined };

/** Brings every call to the module it is addressed to. */
export class Router {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #dependencies: RouterDependencies;
  #accepting = true;
  #active = 0;
  #whenIdle: (() => void) | undefined;

  constructor(dependencies: RouterDependencies) {
    this.#dependencies = dependencies;
  }

  add(endpoint: Endpoint): void {
    this.#endpoints.set(endpoint.operation.id, endpoint);
  }

  /** Calls made from outside any module, with no deadline but the default. */
  readonly call: Call = (operation, input, options = noOptions) =>
    this.#enter(operation, input, options, anonymous) as never;

  /** Calls on behalf of something that has a deadline, a caller and perhaps a cause. */
  within(context: CallContext): Call {
    return (operation, input, options = noOptions) =>
      this.#route(operation, input, options, context) as never;
  }

  /** A call for somebody outside, who may do only what `access` says. */
  async request(operation: OperationRef, input: unknown, options: RequestOptions): Promise<unknown> {
    const { access } = operation.definition;
    const { caller, trace, id, timeoutMs } = options;
    if (access === undefined) throw unknownOperation(operation);
    if (access !== "public" && !caller) throw denied(operation, "it needs a valid token");
    const permit = (value: unknown) => {
      if (!permits(access, caller, value as never)) throw denied(operation, "this caller may not do this");
    };
    const callOptions = {
      ...(id === undefined ? {} : { id }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    return this.#enter(operation, input, callOptions, { ...anonymous, caller, trace }, permit);
  }

  /** Takes no more calls from outside and resolves when those accepted have ended. */
  async drain(): Promise<void> {
    this.#accepting = false;
    if (this.#active === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** Calls from outside that have not ended. */
  get active(): number {
    return this.#active;
  }

  async #enter(
    operation: OperationRef,
    input: unknown,
    options: CallOptions,
    context: CallContext,
    permit?: (input: unknown) => void,
  ): Promise<unknown> {
    if (!this.#accepting) {
      throw new CallError("Unavailable", operation.id, {
        message: "the application is stopping",
        mayHaveExecuted: false,
      });
    }
    this.#active++;
    try {
      return await this.#route(operation, input, options, context, permit);
    } finally {
      if (--this.#active === 0) this.#whenIdle?.();
    }
  }

  async #route(
    operation: OperationRef,
    input: unknown,
    options: CallOptions,
    parent: CallContext,
    permit?: (input: unknown) => void,
  ): Promise<unknown> {
    const endpoint = this.#endpoints.get(operation.id);
    if (!endpoint) throw unknownOperation(operation);
    const { tracing, development, clock, random } = this.#dependencies;
    const begun = performance.now();
    const span = tracing.enabled ? tracing.start(operation.id, parent.trace) : undefined;
    try {
      let parsed = parse(operation.definition.input, input);
      if (parsed instanceof Promise) parsed = await parsed;
      if (!parsed.ok) throw invalidInput(operation, parsed);
      permit?.(parsed.value);
      if (development) deepFreeze(parsed.value);
      const now = clock.now();
      const context: CallContext = {
        deadlineMs: deadline(now, parent.deadlineMs, options.timeoutMs),
        caller: parent.caller,
        trace: span ? span.context : parent.trace,
        deriveId: undefined,
      };
      const id = operation.kind === "command" ? (options.id ?? parent.deriveId?.()) : "";
      const output = await endpoint.run(parsed.value, context, {
        id: id ?? random.id(now),
        idempotent: id !== undefined,
      });
      endpoint.metrics.record("ok", performance.now() - begun);
      span?.end("ok");
      return output;
    } catch (error) {
      const known =
        error instanceof Rejection || error instanceof CallError ? error : failed(operation, error);
      const outcome = known instanceof Rejection ? "rejected" : "error";
      endpoint.metrics.record(outcome, performance.now() - begun);
      span?.end(outcome, known);
      throw known;
    }
  }
}

function deadline(now: number, inherited: number, timeoutMs: number = defaultTimeoutMs): number {
  const own = now + timeoutMs;
  return inherited > 0 && inherited < own ? inherited : own;
}

function unknownOperation({ id }: OperationRef): CallError {
  return new CallError("Unknown", id, {
    message: "no module of this application serves it",
    mayHaveExecuted: false,
  });
}

function denied({ id }: OperationRef, message: string): CallError {
  return new CallError("Denied", id, { message, mayHaveExecuted: false });
}

function invalidInput({ id }: OperationRef, parsed: Parsed<unknown> & { ok: false }): CallError {
  const issues = parsed.issues;
  const first = issues[0];
  const message = first
    ? `${first.path || "the input"}: ${first.message}`
    : "the input does not fit the contract";
  return new CallError("InvalidInput", id, { message, mayHaveExecuted: false, issues });
}

function failed({ id, kind }: OperationRef, cause: unknown): CallError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new CallError("Failed", id, { message, mayHaveExecuted: kind === "command", cause });
}
