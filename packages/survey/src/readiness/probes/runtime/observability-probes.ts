import { capitalised } from "../../../printing/capitalised.js";
import { listed } from "../../../printing/listed.js";
import { pipelinesOf } from "../../ci/pipelines-of.js";
import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { dashboardsOf } from "./dashboards.js";
import { loggingLibraries } from "./libraries/logging.js";
import { metricsLibraries } from "./libraries/metrics.js";
import type { Library } from "./library.js";
import { whereSomethingRuns } from "./operated.js";
import { placeOfStep, stepsLike } from "./pipeline-steps.js";
import {
  type FamilyWords,
  hasKnownCode,
  placesOf,
  type SeenLibraries,
  seeLibraries,
  sightingOf,
} from "./seen-libraries.js";
import { type Signal, type Telemetry, telemetryOf } from "./telemetry.js";

// One signal alone is weak evidence, even where it is in use: operators need to see what happened, how often, and on which way.
const one = { capability: "observability", strength: "declared" } as const;

const tracing: Probe = {
  ...one,
  id: "tracing-recorded",
  looksFor: "An SDK or agent that records the product's own traces",
  look: (files) => {
    const { traces, tracing, receivesTelemetry } = telemetryOf(files);
    const words = { used: "traces are recorded with", family: "a library that records traces" };
    const seen = signalSighting(files, traces, tracing, words);
    if (!receivesTelemetry || traces.by.length > 0 || seen.outcome !== "true") return [seen];
    return [
      {
        ...seen,
        message: "It works on other people's telemetry; nothing was seen to trace the product itself.",
      },
    ];
  },
};

const metrics: Probe = {
  ...one,
  id: "metrics-measured",
  looksFor: "A library, agent or scrape target with which the product is measured",
  look: (files) => {
    const words = { used: "metrics come from", family: "a metrics library" };
    return [signalSighting(files, telemetryOf(files).metrics, seeLibraries(files, metricsLibraries), words)];
  },
};

const logs: Probe = {
  ...one,
  id: "logs-structured",
  looksFor: "Logs that machines can search: a structured logger, or a log shipper",
  look: (files) => {
    const words = { used: "logs are structured or shipped by", family: "a structured logger" };
    return [signalSighting(files, telemetryOf(files).logs, seeLibraries(files, loggingLibraries), words)];
  },
};

function signalSighting(
  files: RepositoryFiles,
  { by, places }: Signal,
  seen: SeenLibraries<Library>,
  words: FamilyWords,
): Sighting {
  if (by.length === 0) return whereSomethingRuns(files, sightingOf(files, seen, words));
  return { outcome: "true", message: `${capitalised(words.used)} ${listed(by)}.`, places };
}

const together: Probe = {
  id: "telemetry-signals",
  capability: "observability",
  strength: "wired",
  looksFor: "Traces together with logs or metrics, in use",
  look: (files) => {
    const telemetry = telemetryOf(files);
    if (isComplete(telemetry)) {
      const { traces, metrics, logs } = telemetry;
      const others = [...new Set([...metrics.by, ...logs.by])];
      return [
        {
          outcome: "true",
          message: `Traces (${listed(traces.by)}) and logs or metrics (${listed(others)}) are in use together.`,
          places: placesOf([traces.places, metrics.places, logs.places]),
        },
      ];
    }
    if (!hasKnownCode(files)) {
      return [{ outcome: "not-available", message: "No code in a language whose libraries are known." }];
    }
    const missing = telemetry.traces.by.length === 0 ? "traces" : "logs and metrics";
    const message = `No ${missing} in use: one signal does not show how a request went.`;
    return [whereSomethingRuns(files, { outcome: "false", message })];
  },
};

function isComplete({ traces, metrics, logs }: Telemetry): boolean {
  return traces.by.length > 0 && (metrics.by.length > 0 || logs.by.length > 0);
}

const dashboards: Probe = {
  ...one,
  id: "dashboards-as-code",
  looksFor: "Dashboards, alert rules or service levels as files, for the product's own operation",
  look: (files) => {
    const found = dashboardsOf(files);
    if (found.length === 0) {
      return [
        {
          outcome: "not-available",
          message: "No dashboards or alert rules; they often live in the monitoring tool itself.",
        },
      ];
    }
    const message = `${capitalised(listed(found.map(({ what }) => what)))} as code.`;
    return [{ outcome: "true", message, places: placesOf(found.map(({ places }) => places)) }];
  },
};

/** Steps that check or publish what is watched, or tell the monitoring of a release. */
const monitoringSteps = [
  /^promtool (?:check|test) rules\b/,
  /^(?:mimirtool|cortextool|pint|sloth|amtool)\b/,
  /^(?:npx )?sentry-cli (?:.* )?(?:releases|deploys)\b/,
  /^getsentry\/action-release$/,
  /^newrelic\/deployment-marker-action$/,
  /^newrelic (?:entity deployment|apm deployment)\b/,
  /^(?:npx )?datadog-ci (?:deployment|dora|synthetics|gate)\b/,
  /^datadog\/synthetics-ci-github-action$/i,
  /^honeymarker\b/,
  /^grafana\/(?:grafana-|annotate)/,
];

const inPipeline: Probe = {
  id: "telemetry-in-pipeline",
  capability: "observability",
  strength: "exercised",
  looksFor:
    "A pipeline step that checks alert rules, or tells the monitoring of a release, beside telemetry in use",
  look: (files) => {
    if (!pipelinesOf(files).isPresent) {
      return [{ outcome: "not-available", message: "There is no pipeline here that could show it." }];
    }
    const [step] = stepsLike(files, monitoringSteps);
    if (!step) {
      return [
        {
          outcome: "not-available",
          message: "No pipeline step touches the monitoring; that it is looked at shows elsewhere.",
        },
      ];
    }
    const places = [placeOfStep(step)];
    return isComplete(telemetryOf(files))
      ? [{ outcome: "true", message: "A pipeline keeps the monitoring of this product up to date.", places }]
      : [
          {
            outcome: "true",
            strength: "declared",
            message:
              "A pipeline step touches a monitoring, but the product itself gives it too little to see.",
            places,
          },
        ];
  },
};

/** The probes for observability. */
export const observabilityProbes: readonly Probe[] = [
  tracing,
  metrics,
  logs,
  together,
  dashboards,
  inPipeline,
];
