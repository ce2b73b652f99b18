import type { Probe } from "../probe.js";
import { ashlarRuntimeProbes } from "./runtime/ashlar-runtime-probes.js";
import { brokerProbes } from "./runtime/broker-probes.js";
import { dataGridProbes } from "./runtime/data-grid-probes.js";
import { domainProbes } from "./runtime/domain-probes.js";
import { infrastructureProbes } from "./runtime/infrastructure-probes.js";
import { observabilityProbes } from "./runtime/observability-probes.js";
import { resilienceProbes } from "./runtime/resilience-probes.js";

/** The probes for how the product runs: observability, resilience, infrastructure, and the expertise that patterns need. */
export const runtimeProbes: readonly Probe[] = [
  ...observabilityProbes,
  ...resilienceProbes,
  ...infrastructureProbes,
  ...brokerProbes,
  ...domainProbes,
  ...dataGridProbes,
  ...ashlarRuntimeProbes,
];
