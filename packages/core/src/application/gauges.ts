import type { Router } from "../runtime/call/router.js";
import type { Consumer } from "../runtime/feed/consumer.js";
import type { ModuleRunner } from "../runtime/module-runner.js";
import type { ScheduleRunner } from "../runtime/schedules/schedule-runner.js";
import type { Metrics } from "../telemetry/metrics.js";

/** Publishes what an application's queues and consumers have before them. */
export function publishGauges(
  metrics: Metrics,
  runners: readonly ModuleRunner[],
  consumers: readonly Consumer[],
  schedules: readonly ScheduleRunner[],
  router: Router,
): void {
  metrics.gauge({
    name: "ashlar_commands_waiting",
    help: "Commands that wait or are under way, per module.",
    kind: "gauge",
    read: () =>
      runners.map(({ module, waiting }) => ({ labels: { module: module.contract.name }, value: waiting() })),
  });
  metrics.gauge({
    name: "ashlar_feed_lag_events",
    help: "Events of a producer that a consumer had not handled when it last looked.",
    kind: "gauge",
    read: () =>
      consumers.map(({ producer, consumer, lag }) => ({ labels: { producer, consumer }, value: lag })),
  });
  metrics.gauge({
    name: "ashlar_feed_held_seconds",
    help: "For how long a transaction under way has kept a module's events from being read, as its consumers last saw.",
    kind: "gauge",
    read: () =>
      runners.map(({ module, store }) => ({
        labels: { module: module.contract.name },
        value: store.feed.heldMs() / 1_000,
      })),
  });
  metrics.gauge({
    name: "ashlar_parked_events",
    help: "Events set aside, by what becomes of them: queued and running are well, retrying failed, failed needs a decision.",
    kind: "gauge",
    read: () =>
      consumers.flatMap(({ producer, consumer, parked }) =>
        Object.entries(parked).map(([status, value]) => ({ labels: { producer, consumer, status }, value })),
      ),
  });
  metrics.gauge({
    name: "ashlar_reactions_running",
    help: "Events that reactions are at work on; overdue ones have outlived their deadline and keep their place.",
    kind: "gauge",
    read: () =>
      consumers.flatMap(({ producer, consumer, underWay: { running, overdue } }) => [
        { labels: { producer, consumer, state: "in time" }, value: running - overdue },
        { labels: { producer, consumer, state: "overdue" }, value: overdue },
      ]),
  });
  metrics.gauge({
    name: "ashlar_schedule_runs_total",
    help: "Runs of a module's schedules in this process, by how they ended.",
    kind: "counter",
    read: () =>
      schedules.flatMap(({ module, name, runs }) =>
        Object.entries(runs).map(([outcome, value]) => ({
          labels: { module, schedule: name, outcome },
          value,
        })),
      ),
  });
  metrics.gauge({
    name: "ashlar_calls_active",
    help: "Calls that have not ended.",
    kind: "gauge",
    read: () => [{ labels: {}, value: router.active }],
  });
}
