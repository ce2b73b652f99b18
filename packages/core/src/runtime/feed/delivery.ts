import { CallError } from "../../errors/index.js";
import type { Module, Reaction } from "../../module/index.js";
import { fromTraceParent, type Tracing } from "../../telemetry/tracing.js";
import { deepFreeze } from "../call/boundary.js";
import { defaultTimeoutMs } from "../call/call-context.js";
import type { Deadlines } from "../call/deadline.js";
import { lendCall } from "../call/lent-call.js";
import type { Router } from "../call/router.js";
import type { Clock } from "../ports/clock.js";
import type { StoredEvent } from "../ports/feed.js";
import { current, toMeta } from "./event-record.js";

/** What delivering events to a module's reactions needs. */
export interface DeliveryDependencies {
  readonly consumer: Module;
  readonly producer: Module;
  readonly router: Router;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly tracing: Tracing;
  readonly development: boolean;
}

/** Hands events to the reactions of one module. */
export interface Delivery {
  /** Whether any reaction wants events of this type. */
  wants(type: string): boolean;
  /** Runs every reaction to the event, one after the other; rejects when one fails. */
  deliver(event: StoredEvent): Promise<void>;
}

/** The reactions of one module to the events of another, or of itself. */
export function delivery({
  consumer,
  producer,
  router,
  deadlines,
  clock,
  tracing,
  development,
}: DeliveryDependencies): Delivery {
  const reactions = reactionsTo(producer, consumer);

  return {
    wants: (type) => reactions.has(type),
    async deliver(stored) {
      const event = current(producer.contract, stored);
      if (!event) return;
      const data = development ? deepFreeze(event.data) : event.data;
      const meta = toMeta(producer.contract.name, event);
      const trace = fromTraceParent(event.trace);
      for (const [n, reaction] of (reactions.get(event.type) ?? []).entries()) {
        const operation = `${consumer.contract.name}.on ${reaction.event.id}`;
        const span = tracing.enabled ? tracing.start(operation, trace) : undefined;
        const deadlineMs = clock.elapsed() + defaultTimeoutMs;
        const cause = `${event.id}>${consumer.contract.name}.${n}`;
        const { call, until } = lendCall(router, cause, {
          fromOutside: false,
          deadlineMs,
          caller: undefined,
          trace: span?.context ?? trace,
        });
        try {
          const work = until(() => reaction.handle(data, { call, event: meta }));
          await deadlines.guard(work, deadlineMs, () => timeout(operation));
          span?.end("ok");
        } catch (error) {
          span?.end("error", error instanceof Error ? error : undefined);
          throw error;
        }
      }
    },
  };
}

/** A module's reactions to another, by the event's type. */
function reactionsTo(producer: Module, consumer: Module): Map<string, Reaction[]> {
  const reactions = new Map<string, Reaction[]>();
  for (const reaction of consumer.on) {
    if (reaction.event.module !== producer.contract.name) continue;
    reactions.set(reaction.event.type, [...(reactions.get(reaction.event.type) ?? []), reaction]);
  }
  return reactions;
}

function timeout(operation: string): CallError {
  return new CallError("Timeout", operation, { message: "its deadline passed", mayHaveExecuted: true });
}
