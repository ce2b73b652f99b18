import {
  type Call,
  type CallOptions,
  type OperationRef,
  type Parsed,
  parse,
  permits,
} from "../../contract/index.js";
import { CallError } from "../../errors/index.js";
import { deepestInput, type Fault, findUnstorable } from "../ports/storable-value.js";
import { deepFreeze, findUnserialisable } from "./boundary.js";
import type { CallContext } from "./call-context.js";
import type { Endpoint } from "./endpoint.js";
import { Invocation, type InvocationEnvironment } from "./invocation.js";
import type { RequestOptions } from "./request-options.js";

/** What a router needs of the application. */
export interface RouterDependencies extends Omit<InvocationEnvironment, "onEnd"> {
  readonly development: boolean;
}

const noOptions: CallOptions = {};
/** Calls from outside are refused while so many are under way. */
const mostActive = 20_000;
const outside: CallContext = {
  fromOutside: true,
  deadlineMs: 0,
  caller: undefined,
  trace: undefined,
  deriveId: undefined,
};

/** Brings every call to the module it is addressed to. */
export class Router {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #environment: InvocationEnvironment;
  readonly #development: boolean;
  #accepting = true;
  #active = 0;
  #whenIdle: (() => void) | undefined;

  constructor(dependencies: RouterDependencies) {
    this.#development = dependencies.development;
    this.#environment = {
      ...dependencies,
      onEnd: () => {
        if (--this.#active === 0) this.#whenIdle?.();
      },
    };
  }

  add(endpoint: Endpoint): void {
    this.#endpoints.set(endpoint.operation.id, endpoint);
  }

  /** Calls made from outside any module, with no deadline but the default. */
  readonly call: Call = (operation, input, options = noOptions) =>
    this.#route(operation, input, options, outside) as never;

  /** Calls on behalf of something that has a deadline, a caller and perhaps a cause. */
  within(context: CallContext): Call {
    return (operation, input, options = noOptions) =>
      this.#route(operation, input, options, context) as never;
  }

  /** A call for somebody outside, who may do only what `access` says. */
  async request(operation: OperationRef, input: unknown, options: RequestOptions): Promise<unknown> {
    const { access } = operation.definition;
    const { caller, trace, id, timeoutMs, whenGone } = options;
    if (access === undefined) throw unknownOperation(operation);
    if (access !== "public" && !caller) throw denied(operation, "it needs a valid token");
    const permit = (value: unknown) => {
      if (!permits(access, caller, value as never)) throw denied(operation, "this caller may not do this");
    };
    const callOptions = {
      ...(id === undefined ? {} : { id }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
    return this.#route(operation, input, callOptions, { ...outside, caller, trace }, permit, whenGone);
  }

  /** Takes no more calls from outside and resolves when those accepted have ended. */
  async drain(): Promise<void> {
    this.#accepting = false;
    if (this.#active === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** Calls that have not ended. */
  get active(): number {
    return this.#active;
  }

  #route(
    operation: OperationRef,
    input: unknown,
    options: CallOptions,
    parent: CallContext,
    permit?: (input: unknown) => void,
    whenGone?: RequestOptions["whenGone"],
  ): Promise<unknown> {
    const endpoint = this.#endpoints.get(operation.id);
    if (!endpoint) return Promise.reject(unknownOperation(operation));
    const { timeoutMs } = options;
    if (timeoutMs !== undefined && !Number.isFinite(timeoutMs))
      return Promise.reject(noTimeout(operation, timeoutMs));
    if (parent.fromOutside) {
      if (!this.#accepting) return Promise.reject(stopping(operation));
      if (this.#active >= mostActive) return Promise.reject(overloaded(operation));
    }
    return new Promise((resolve, reject) => {
      const invocation = new Invocation(this.#environment, endpoint, parent, options, resolve, reject);
      this.#active++;
      if (invocation.isLate) return invocation.expire();
      whenGone?.(() => invocation.giveUp());
      try {
        // A query changes nothing: what modules ask each other is looked through in development only.
        const isLookedThrough = operation.kind === "command" || permit !== undefined || this.#development;
        if (isLookedThrough) requireFit(operation, findUnstorable(input, deepestInput));
        if (this.#development) requireFit(operation, findUnserialisable(input));
        const parsed = parse(operation.definition.input, input);
        if (parsed instanceof Promise) {
          parsed
            .then((later) => this.#run(endpoint, input, later, invocation, permit))
            .catch((error) => invocation.fail(error));
        } else {
          this.#run(endpoint, input, parsed, invocation, permit);
        }
      } catch (error) {
        invocation.fail(error);
      }
    });
  }

  #run(
    endpoint: Endpoint,
    given: unknown,
    parsed: Parsed<unknown>,
    invocation: Invocation,
    permit: ((input: unknown) => void) | undefined,
  ): void {
    if (!parsed.ok) throw invalidInput(endpoint.operation, parsed);
    permit?.(parsed.value);
    if (this.#development) deepFreeze(parsed.value);
    settle(invocation, endpoint.run(parsed.value, invocation, given), endpoint.check);
  }
}

/** Ends a call when its answer is there, after checking it. */
function settle(invocation: Invocation, answer: unknown, check?: (answer: unknown) => unknown): void {
  if (answer instanceof Promise) {
    answer.then(
      (value) => finish(invocation, value, check),
      (error) => invocation.fail(error),
    );
  } else {
    finish(invocation, answer, check);
  }
}

function finish(invocation: Invocation, answer: unknown, check?: (answer: unknown) => unknown): void {
  if (!check) {
    invocation.succeed(answer);
    return;
  }
  try {
    const output = check(answer);
    if (output instanceof Promise) settle(invocation, output);
    else invocation.succeed(output);
  } catch (error) {
    invocation.fail(error);
  }
}

/** Refuses an input at the edge, before anything is decided: in one process as when it is sent. */
function requireFit({ id }: OperationRef, fault: Fault | undefined): void {
  if (fault === undefined) return;
  throw new CallError("InvalidInput", id, {
    message: `${fault.path || "the input"} ${fault.reason}`,
    mayHaveExecuted: false,
    issues: [{ path: fault.path, message: fault.reason }],
  });
}

function overloaded({ id }: OperationRef): CallError {
  return new CallError("Overloaded", id, { message: "too many calls are under way", mayHaveExecuted: false });
}

function stopping({ id }: OperationRef): CallError {
  return new CallError("Unavailable", id, { message: "the application is stopping", mayHaveExecuted: false });
}

function unknownOperation({ id }: OperationRef): CallError {
  return new CallError("Unknown", id, {
    message: "no module of this application serves it",
    mayHaveExecuted: false,
  });
}

function noTimeout({ id }: OperationRef, timeoutMs: unknown): CallError {
  return new CallError("InvalidInput", id, {
    message: `\`timeoutMs\` must be a number of milliseconds, not ${String(timeoutMs)}`,
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
