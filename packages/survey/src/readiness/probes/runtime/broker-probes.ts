import { listed } from "../../../printing/listed.js";
import { pipelinesOf } from "../../ci/pipelines-of.js";
import { bareText } from "../../code/bare-text.js";
import { blankComments } from "../../code/blank-comments.js";
import { commentSyntaxOf } from "../../code/comment-syntax.js";
import { searchCode } from "../../code/search-code.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { Probe } from "../../probe.js";
import { isFixture, isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { brokerLibraries } from "./libraries/brokers.js";
import { jobQueueLibraries } from "./libraries/job-queues.js";
import { deadLetter, schemaRegistryLibraries } from "./libraries/message-care.js";
import { isConnector } from "./library-evidence.js";
import { placeOfStep, stepsLike, testSteps } from "./pipeline-steps.js";
import { hasKnownCode, namesOf, placesOf, seeLibraries, sightingOf } from "./seen-libraries.js";

const client: Probe = {
  id: "broker-client",
  capability: "broker",
  strength: "wired",
  looksFor: "A client of a message broker or event stream, in product code",
  look: (files) => {
    const seen = seeLibraries(files, brokerLibraries);
    const words = { used: "messages are exchanged through", family: "a client of a message broker" };
    const sighting = sightingOf(files, seen, words);
    const queues = seeLibraries(files, jobQueueLibraries).used;
    if (seen.used.length > 0 && !usesBroker(files)) {
      const message = "Only connectors to what customers run use a broker's client.";
      return [{ ...sighting, strength: "declared", message }];
    }
    if (sighting.outcome === "true" || queues.length === 0) return [sighting];
    // It may run on a broker, and hides it.
    const message = `${listed(namesOf(queues))} runs background jobs: that takes little knowledge of a broker.`;
    return [
      { outcome: "true", strength: "declared", message, places: placesOf(queues.map((one) => one.used)) },
    ];
  },
};

const deadLetters: Probe = {
  id: "broker-dead-letters",
  capability: "broker",
  strength: "wired",
  looksFor: "A place for messages that cannot be handled, beside a broker's client in use",
  look: (files) => {
    if (!usesBroker(files)) return [unused(files)];
    const places = deadLettersOf(files);
    if (places.length === 0) {
      return [{ outcome: "false", message: "Nothing says where messages go that cannot be handled." }];
    }
    const schemas = schemasOf(files);
    if (schemas.length === 0) {
      return [{ outcome: "true", message: "Messages that cannot be handled are set aside.", places }];
    }
    // Both come late in a team's life with a broker: after messages that failed, and after messages that changed.
    return [
      {
        outcome: "true",
        strength: "exercised",
        message: "Messages that cannot be handled are set aside, and how messages look is governed.",
        places: placesOf([places, schemas]),
      },
    ];
  },
};

const schemas: Probe = {
  id: "event-schemas",
  capability: "broker",
  strength: "wired",
  looksFor: "A schema registry in use, or schemas of events as files",
  look: (files) => {
    const registry = seeLibraries(files, schemaRegistryLibraries).used;
    if (registry.length > 0) {
      const places = placesOf(registry.map((one) => one.used));
      return [{ outcome: "true", message: "A schema registry says how messages look.", places }];
    }
    const places = schemasOf(files);
    if (places.length === 0) {
      return [
        usesBroker(files) ? { outcome: "false", message: "Nothing says how messages look." } : unused(files),
      ];
    }
    const written = { outcome: "true", message: "Files say how messages look.", places } as const;
    return [usesBroker(files) ? written : { ...written, strength: "declared" }];
  },
};

/** A broker in a test is a dependency, or an image that the pipeline starts. */
const brokerInTest =
  /^(?:@testcontainers\/(?:kafka|rabbitmq|redpanda|nats|localstack)|org\.testcontainers:(?:testcontainers-)?(?:kafka|rabbitmq|redpanda|pulsar|localstack)|org\.springframework\.kafka:spring-kafka-test|org\.springframework\.amqp:spring-rabbit-test|github\.com\/testcontainers\/testcontainers-go\/modules\/(?:kafka|rabbitmq|redpanda|nats|pulsar|localstack)|testcontainers\.(?:kafka|rabbitmq|redpanda|nats|pulsar|servicebus))$/i;
const brokerImage = /\bimage:\s*["']?\S*(?:kafka|redpanda|rabbitmq|\bnats\b|pulsar|localstack)\S*/i;
const schemaSteps = [
  /schema-registry:test-(?:local-)?compatibility/,
  /^buf breaking\b/,
  /^bufbuild\/buf-(?:breaking-)?action$/,
  /^(?:npx )?(?:@asyncapi\/cli|asyncapi) (?:validate|diff)\b/,
  /^(?:rpk|kafka-\S+|jikkou|julie-ops\S*) .*(?:apply|topic|topics)\b/,
];

const inPipeline: Probe = {
  id: "broker-in-pipeline",
  capability: "broker",
  strength: "exercised",
  looksFor: "A pipeline that tests against a broker, or checks that schemas of events stay compatible",
  look: (files) => {
    if (!usesBroker(files)) return [unused(files)];
    const { all, isPresent } = pipelinesOf(files);
    if (!isPresent) {
      return [{ outcome: "not-available", message: "There is no pipeline here that could show it." }];
    }
    const checks = schemasOf(files).length > 0 ? stepsLike(files, schemaSteps) : [];
    if (checks.length > 0) {
      const places = placesOf([checks.map(placeOfStep)]);
      return [{ outcome: "true", message: "A pipeline checks how messages look.", places }];
    }
    const [runs] = testSteps(files);
    const inTests = ecosystemsOf(files)
      .dependencies.filter(({ name }) => brokerInTest.test(name))
      .map(({ file, line }): EvidencePlace => ({ file, line }));
    const images = all.flatMap(({ file, jobs }) =>
      jobs.some(({ isDisabled }) => !isDisabled) ? imageIn(files, file) : [],
    );
    const brokers = [...images, ...inTests];
    if (runs && brokers.length > 0) {
      const places = placesOf([brokers, [placeOfStep(runs)]]);
      return [{ outcome: "true", message: "A pipeline runs tests against a broker.", places }];
    }
    return [
      { outcome: "false", message: "No pipeline tests against a broker, or checks how messages look." },
    ];
  },
};

function imageIn(files: RepositoryFiles, file: string): readonly EvidencePlace[] {
  const lines = (bareText(files, file) ?? "").split("\n");
  const at = lines.findIndex((line) => brokerImage.test(line));
  return at === -1 ? [] : [{ file, line: at + 1 }];
}

function usesBroker(files: RepositoryFiles): boolean {
  const { used } = seeLibraries(files, brokerLibraries);
  return used.some((one) => one.used.some(({ file }) => !isConnector(file)));
}

function unused(files: RepositoryFiles) {
  return hasKnownCode(files)
    ? ({ outcome: "not-applicable", message: "No client of a broker is in use." } as const)
    : ({ outcome: "not-available", message: "No code in a language whose libraries are known." } as const);
}

const schemaFile = /\.(?:avsc|avdl|avpr)$|(?:^|\/)[^/]*asyncapi[^/]*\.(?:ya?ml|json)$/i;

/** Schemas of messages. Protocol buffers alone are mostly for calls: they are none of it. */
const schemasOf = oncePerRepository((files): readonly EvidencePlace[] => {
  const registry = seeLibraries(files, schemaRegistryLibraries).used.flatMap(({ used }) => used);
  const written = files.paths
    .filter((path) => schemaFile.test(path) && isOwn(path))
    .map((file) => ({ file }));
  return [...registry, ...written].slice(0, 3);
});

const settingsFile = /\.(?:tf|ya?ml|properties|bicep|conf)$|(?:^|\/)appsettings[^/]*\.json$/;
const composeFile = /(?:^|\/)(?:docker-)?compose[^/]*$/;
const mostSettings = 2_000;

const deadLettersOf = oncePerRepository((files): readonly EvidencePlace[] => {
  const settings = files.paths
    .filter((path) => settingsFile.test(path) && isOwn(path) && !composeFile.test(path))
    .slice(0, mostSettings)
    .flatMap((file): readonly EvidencePlace[] => {
      const text = files.read(file) ?? "";
      if (!deadLetter.test(text)) return [];
      const lines = blankComments(text, commentSyntaxOf(file)).split("\n");
      const at = lines.findIndex((line) => deadLetter.test(line));
      return at === -1 ? [] : [{ file, line: at + 1 }];
    });
  return [...searchCode(files, { pattern: deadLetter }), ...settings].slice(0, 6);
});

function isOwn(path: string): boolean {
  return isProductPath(path) && !isFixture(path);
}

/** The probes for what people know of message brokers. */
export const brokerProbes: readonly Probe[] = [client, deadLetters, schemas, inPipeline];
