import type { Probe } from "../probe.js";
import { deliveryProbes } from "./delivery-probes.js";
import { runtimeProbes } from "./runtime-probes.js";

/** Every probe there is. */
export const probes: readonly Probe[] = [...deliveryProbes, ...runtimeProbes];
