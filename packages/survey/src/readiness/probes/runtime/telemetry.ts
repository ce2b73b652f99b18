import { bareText } from "../../code/bare-text.js";
import { searchCode, sourceFilesOf } from "../../code/search-code.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isFixture, isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { ashlarModulesOf } from "./ashlar-modules.js";
import { deployedManifestsOf } from "./kubernetes.js";
import { loggingLibraries } from "./libraries/logging.js";
import { metricsLibraries } from "./libraries/metrics.js";
import { tracingLibraries } from "./libraries/tracing.js";
import type { Library } from "./library.js";
import { namesOf, placesOf, type SeenLibraries, seeLibraries } from "./seen-libraries.js";

/** One of the three things that operators look at, and what writes it. */
export interface Signal {
  readonly by: readonly string[];
  readonly places: readonly EvidencePlace[];
}

/** What a product tells of itself while it runs. */
export interface Telemetry {
  readonly traces: Signal;
  readonly metrics: Signal;
  readonly logs: Signal;
  /** The product's business is other people's telemetry: it speaks the protocol without tracing itself. */
  readonly receivesTelemetry: boolean;
  readonly tracing: SeenLibraries<Library>;
}

/** Whoever depends on these, or holds the protocol's definitions, receives or forwards telemetry. */
const receivers = [
  /^go\.opentelemetry\.io\/(?:collector|proto\/otlp)/,
  /^github\.com\/open-telemetry\/opentelemetry-collector/,
  /^opentelemetry-proto$/,
  /^io\.opentelemetry\.proto:/,
  /^@opentelemetry\/otlp-transformer$/,
  /^opentelemetry\.proto$/,
];
const protocolFile =
  /(?:^|\/)opentelemetry\/proto\/.*\.proto$|(?:^|\/)(?:otlp|trace_service|metrics_service)[^/]*\.proto$/;
const receiverFolder =
  /(?:^|\/)[^/]*(?:receiver|collector|ingest|otlp|tracegen|exporter|generator)[^/]*(?:\/|\.\w+$)/i;

/** How a program starts tracing itself. */
const start =
  /SetTracerProvider\(|set_tracer_provider\(|new NodeSDK\(|new NodeTracerProvider\(|registerInstrumentations\(|buildAndRegisterGlobal\(|AutoConfiguredOpenTelemetrySdk|WithTracing\(|OpenTelemetry::SDK\.configure|tracer\.init\(|tracer\.Start\(|newrelic\.NewApplication\(/;

/** What a product tells of itself, worked out once. */
export const telemetryOf = oncePerRepository((files): Telemetry => {
  const receivesTelemetry = receives(files);
  const seen = seeLibraries(files, tracingLibraries);
  const tracing = receivesTelemetry ? onlyStarted(files, seen) : seen;
  const metrics = seeLibraries(files, metricsLibraries).used;
  const measuring = tracing.used.filter(({ library }) => library.measures);
  const logs = seeLibraries(files, loggingLibraries).used;
  const ashlar = ashlarModulesOf(files);
  const ofRuntime = ashlar.length > 0 ? ["Ashlar's runtime"] : [];
  const injected = deployedManifestsOf(files).flatMap((one) => one.tracedFrom);
  const scraped = deployedManifestsOf(files).flatMap((one) => one.scrapedFrom);
  return {
    traces: {
      by: [...namesOf(tracing.used), ...(injected.length > 0 ? ["an agent that the cluster injects"] : [])],
      places: placesOf([...tracing.used.map((one) => one.used), injected]),
    },
    metrics: {
      by: [
        ...new Set([
          ...namesOf([...metrics, ...measuring]),
          ...(scraped.length > 0 ? ["Prometheus' scraping"] : []),
          ...ofRuntime,
        ]),
      ],
      places: placesOf([...[...metrics, ...measuring].map((one) => one.used), scraped, ashlar]),
    },
    logs: {
      by: [...namesOf(logs), ...(shippersOf(files).length > 0 ? ["a log shipper"] : []), ...ofRuntime],
      places: placesOf([...logs.map((one) => one.used), shippersOf(files), ashlar]),
    },
    receivesTelemetry,
    tracing,
  };
});

function receives(files: RepositoryFiles): boolean {
  return (
    ecosystemsOf(files).dependencies.some(({ name }) => receivers.some((one) => one.test(name))) ||
    files.paths.some((path) => protocolFile.test(path))
  );
}

/** Of a receiver's libraries those that demonstrably trace the receiver itself. */
function onlyStarted<L extends Library>(files: RepositoryFiles, seen: SeenLibraries<L>): SeenLibraries<L> {
  const started = seen.used
    .map((one) => ({ ...one, used: one.used.filter((place) => startsHere(files, place)) }))
    .map((one) => (one.used.length > 0 ? one : { ...one, used: startElsewhere(files, one.library) }));
  const used = started.filter((one) => one.used.length > 0);
  const rest = seen.used.filter((one) => !used.some(({ library }) => library === one.library));
  return { used, unused: [...rest.map((one) => ({ ...one, declared: one.used })), ...seen.unused] };
}

function startsHere(files: RepositoryFiles, { file }: EvidencePlace): boolean {
  // An agent in a start command traces what is started.
  if (!sourceFilesOf(files).some(({ path }) => path === file)) return true;
  return !receiverFolder.test(file) && start.test(bareText(files, file) ?? "");
}

function startElsewhere(files: RepositoryFiles, { ecosystem }: Library): readonly EvidencePlace[] {
  const places = searchCode(files, { pattern: start, ecosystems: [ecosystem], limit: 10 });
  return places.filter(({ file }) => !receiverFolder.test(file)).slice(0, 3);
}

const shipper =
  /(?:^|\/)(?:fluent-?bit[^/]*\.(?:conf|ya?ml)|fluentd?\.conf|filebeat\.ya?ml|promtail[^/]*\.ya?ml|vector\.(?:toml|ya?ml)|logstash[^/]*\.conf|alloy[^/]*\.alloy)$/i;

const shippersOf = oncePerRepository((files): readonly EvidencePlace[] =>
  files.paths.filter((path) => shipper.test(path) && isOwn(path)).map((file) => ({ file })),
);

function isOwn(path: string): boolean {
  return isProductPath(path) && !isFixture(path);
}
