import type { Architecture } from "../architecture/index.js";
import type { Call, OperationRef } from "../contract/index.js";
import type { Module } from "../module/index.js";
import type { RequestOptions } from "../runtime/call/request-options.js";
import type { FailedEvents } from "../runtime/feed/failed-events.js";
import type { Metrics } from "../telemetry/metrics.js";

/** Whether a module can take work, and if not, why. */
export interface ModuleHealth {
  readonly module: string;
  readonly ready: boolean;
  readonly reason?: string;
}

/** A running application: the modules of one unit, ready to be called. */
export interface Application {
  readonly architecture: Architecture;
  readonly modules: readonly Module[];
  /** Calls any operation, with nobody's permission needed: for trusted code such as tests and scripts. */
  readonly call: Call;
  /** Calls an operation for somebody outside; the gateway's way in. Checks `access`, throws `Rejection` or `CallError`. */
  readonly request: (operation: OperationRef, input: unknown, options: RequestOptions) => Promise<unknown>;
  readonly metrics: Metrics;
  /** Events whose reactions kept failing. */
  readonly failedEvents: FailedEvents;
  /** Runs one of a module's schedules now, whatever its time. For tests and scripts. */
  runSchedule(module: string, name: string): Promise<void>;
  /** Whether each module is ready; asks their stores. */
  health(): Promise<readonly ModuleHealth[]>;
  /** Resolves when every event so far has been handled or set aside as failed. For tests and scripts. */
  settled(options?: { readonly timeoutMs?: number }): Promise<void>;
  /** Takes no more work, finishes what was accepted, closes the stores. */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}
