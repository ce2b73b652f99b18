import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { ashlarModulesOf } from "./ashlar-modules.js";
import { placesOf } from "./seen-libraries.js";
import { telemetryOf } from "./telemetry.js";

const elsewhere: Sighting = { outcome: "not-applicable", message: "No modules that run on Ashlar." };

const observability: Probe = {
  id: "ashlar-runtime-observability",
  capability: "observability",
  strength: "wired",
  looksFor:
    "Modules that run on Ashlar, whose runtime writes logs and metrics, and spans where an OpenTelemetry SDK is registered",
  look: (files) => {
    const modules = ashlarModulesOf(files);
    if (modules.length === 0) return [elsewhere];
    const { traces } = telemetryOf(files);
    if (traces.by.length > 0) {
      const message =
        "The runtime writes JSON logs, metrics for Prometheus, and a span for each request, call and reaction to the SDK that is set up here.";
      return [{ outcome: "true", message, places: placesOf([modules, traces.places]) }];
    }
    return [
      {
        outcome: "true",
        strength: "declared",
        message:
          "The runtime writes JSON logs and metrics for Prometheus, and hands on the trace of a request; no OpenTelemetry SDK is set up here, so no span is recorded.",
        places: modules.slice(0, 3),
      },
    ];
  },
};

const resilience: Probe = {
  id: "ashlar-runtime-resilience",
  capability: "resilience",
  strength: "wired",
  looksFor: "Modules that run on Ashlar, whose runtime limits, types and repeats calls between them",
  look: (files) => seenResilience(files),
};

function seenResilience(files: RepositoryFiles): readonly Sighting[] {
  const modules = ashlarModulesOf(files);
  if (modules.length === 0) return [elsewhere];
  return [
    {
      outcome: "true",
      message:
        "Between modules the runtime gives every call a deadline and a typed error, refuses what it cannot queue, and repeats failed reactions with growing delays. It has no circuit breaker, and guards no call to others.",
      places: modules.slice(0, 3),
    },
  ];
}

/** The probes for what Ashlar's own runtime supplies to a project that runs on it. It is no more than it does today. */
export const ashlarRuntimeProbes: readonly Probe[] = [observability, resilience];
