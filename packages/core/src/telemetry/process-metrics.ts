import { performance } from "node:perf_hooks";
import type { Family } from "./prometheus.js";

/** The process's own numbers, under the names that dashboards for Prometheus and OpenTelemetry know. */
export const processMetrics: readonly Family[] = [
  {
    name: "process_cpu_seconds_total",
    help: "CPU time of the process, in user and system mode.",
    kind: "counter",
    read: () => {
      const { user, system } = process.cpuUsage();
      return [{ labels: {}, value: (user + system) / 1e6 }];
    },
  },
  {
    name: "process_resident_memory_bytes",
    help: "Memory of the process that is in RAM.",
    kind: "gauge",
    read: () => [{ labels: {}, value: process.memoryUsage.rss() }],
  },
  {
    name: "process_start_time_seconds",
    help: "When the process started, in seconds since 1970.",
    kind: "gauge",
    read: () => [{ labels: {}, value: performance.timeOrigin / 1000 }],
  },
  {
    name: "nodejs_eventloop_time_seconds_total",
    help: "Time that the event loop was at work or waited for some.",
    kind: "counter",
    read: () => {
      const { active, idle } = performance.eventLoopUtilization();
      return Object.entries({ active, idle }).map(([state, ms]) => ({ labels: { state }, value: ms / 1000 }));
    },
  },
];
