import { ROOT_CONTEXT } from "@opentelemetry/api";
import type { Logger } from "pino";
import { CallError } from "../../errors/index.js";
import type { Module, Reaction } from "../../module/index.js";
import { inTrace } from "../../telemetry/active-trace.js";
import { reactionTo } from "../../telemetry/span-subject.js";
import { fromTraceParent, type Tracing } from "../../telemetry/tracing.js";
import { deepFreeze } from "../call/boundary.js";
import { defaultTimeoutMs } from "../call/call-context.js";
import type { Deadlines } from "../call/deadline.js";
import { answerable } from "../call/floating-rejections.js";
import { lendCall } from "../call/lent-call.js";
import type { Router } from "../call/router.js";
import { runTimed } from "../call/running-time.js";
import type { Clock } from "../ports/clock.js";
import type { StoredEvent } from "../ports/feed.js";
import type { Random } from "../ports/random.js";
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
  readonly log: Logger;
}

/** What an attempt to deliver an event came to. */
export interface Delivered {
  /** The reactions that have handled the event by now, by name. */
  readonly done: readonly string[];
  /** What those that failed failed with. */
  readonly errors: readonly unknown[];
}

/** An attempt to deliver an event that is under way. */
export interface Attempt {
  /** Never rejects. Comes when every reaction has ended or its time is over. */
  readonly delivered: Promise<Delivered>;
  /** Resolves when all their code has ended. */
  readonly ended: Promise<void>;
}

/** Hands events to the reactions of one module. */
export interface Delivery {
  /** The reactions to events of this type, but for those that have handled the event already. */
  reactionsTo(type: string, done?: readonly string[]): readonly Reaction[];
  /** Runs every reaction that has not handled the event, one after the other; a failure stops none of the others. */
  begin(event: StoredEvent, done: readonly string[]): Attempt;
}

/** The reactions of one module to the events of another, or of itself. */
export function delivery(dependencies: DeliveryDependencies): Delivery {
  const { consumer, producer, development } = dependencies;
  const named = namedReactions(producer, consumer);
  const remaining = (type: string, done: readonly string[]) =>
    (named.get(type) ?? []).filter(({ name }) => !done.includes(name));

  return {
    reactionsTo: (type, done = []) => remaining(type, done).map(({ reaction }) => reaction),
    begin(stored, before) {
      const done = [...before];
      const errors: unknown[] = [];
      const endings: Promise<void>[] = [];
      const deliver = async (): Promise<Delivered> => {
        try {
          const event = current(producer.contract, stored);
          if (!event) return { done, errors };
          if (development) deepFreeze(event.data);
          for (const { name, reaction } of remaining(event.type, before)) {
            const { inTime, ended } = react(dependencies, name, reaction, event);
            endings.push(ended);
            await inTime.then(
              () => done.push(name),
              (error) => errors.push(error),
            );
          }
        } catch (error) {
          errors.push(error);
        }
        return { done, errors };
      };
      const delivered = deliver();
      return { delivered, ended: delivered.then(() => Promise.all(endings)).then(() => {}) };
    },
  };
}

/** Runs one reaction to one event. */
function react(
  { consumer, producer, router, deadlines, clock, tracing, log }: DeliveryDependencies,
  name: string,
  reaction: Reaction,
  event: StoredEvent,
) {
  const operation = `${consumer.contract.name}.on ${reaction.event.id}`;
  const trace = fromTraceParent(event.trace);
  const meta = toMeta(producer.contract.name, event);
  const span = tracing.enabled
    ? tracing.start(reactionTo(meta, consumer.contract.name), trace ?? ROOT_CONTEXT)
    : undefined;
  const within = span?.context ?? trace;
  const tellLate = (reason: unknown) =>
    log.error(
      { err: reason, reaction: operation, name, event: event.id, key: event.key },
      "a reaction that had ended left a promise behind, which was rejected",
    );
  const timed = runTimed(
    deadlines,
    clock,
    defaultTimeoutMs,
    () => timeout(operation),
    async (time) => {
      const { call, until } = lendCall(router, `${event.id}>${consumer.contract.name}.${name}`, {
        fromOutside: false,
        get deadlineMs() {
          return time.deadlineMs;
        },
        line: time,
        caller: undefined,
        trace: within,
      });
      const handle = () => inTrace(within, () => reaction.handle(event.data, { call, event: meta }));
      await answerable(() => until(handle), tellLate);
    },
  );
  timed.inTime.then(
    () => span?.end("ok"),
    (error) => span?.end("error", error instanceof Error ? error : undefined),
  );
  return timed;
}

/** A delivery that hands over a share of the events twice, to show that reactions bear it. */
export function withDuplicates(delivery: Delivery, share: number, random: Random): Delivery {
  if (share <= 0) return delivery;
  return {
    ...delivery,
    begin(event, done) {
      const first = delivery.begin(event, done);
      const again = first.delivered.then(({ errors }) =>
        errors.length === 0 && random.fraction() < share ? delivery.begin(event, done) : first,
      );
      return {
        delivered: again.then(({ delivered }) => delivered),
        ended: first.ended.then(() => again).then(({ ended }) => ended),
      };
    },
  };
}

interface NamedReaction {
  readonly name: string;
  readonly reaction: Reaction;
}

/** A module's reactions to another, by the event's type. */
function namedReactions(producer: Module, consumer: Module): Map<string, NamedReaction[]> {
  const named = new Map<string, NamedReaction[]>();
  for (const reaction of consumer.on) {
    if (reaction.event.module !== producer.contract.name) continue;
    const { type } = reaction.event;
    const earlier = named.get(type) ?? [];
    named.set(type, [...earlier, { name: reaction.name ?? String(earlier.length), reaction }]);
  }
  return named;
}

function timeout(operation: string): CallError {
  return new CallError("Timeout", operation, { message: "its deadline passed", mayHaveExecuted: true });
}
