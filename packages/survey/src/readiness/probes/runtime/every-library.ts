import { brokerLibraries } from "./libraries/brokers.js";
import { dataGridLibraries } from "./libraries/data-grids.js";
import { eventStoreLibraries } from "./libraries/event-stores.js";
import { jobQueueLibraries } from "./libraries/job-queues.js";
import { loggingLibraries } from "./libraries/logging.js";
import { schemaRegistryLibraries } from "./libraries/message-care.js";
import { metricsLibraries } from "./libraries/metrics.js";
import { resilienceLibraries } from "./libraries/resilience.js";
import { tracingLibraries } from "./libraries/tracing.js";
import { writtenTimeouts } from "./libraries/written-timeouts.js";
import type { Library } from "./library.js";

/** All that the sources are searched for, in one pass. */
export const everyLibrary: readonly Library[] = [
  ...tracingLibraries,
  ...metricsLibraries,
  ...loggingLibraries,
  ...resilienceLibraries,
  ...writtenTimeouts,
  ...brokerLibraries,
  ...jobQueueLibraries,
  ...schemaRegistryLibraries,
  ...eventStoreLibraries,
  ...dataGridLibraries,
];
