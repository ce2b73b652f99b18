import { listed } from "../../../printing/listed.js";
import { pipelinesOf } from "../../ci/pipelines-of.js";
import { blankComments } from "../../code/blank-comments.js";
import { searchCode } from "../../code/search-code.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import type { Probe, Sighting } from "../../probe.js";
import { isFixture, isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { deployedManifestsOf, type KubernetesObject } from "./kubernetes.js";
import { resilienceLibraries } from "./libraries/resilience.js";
import { writtenTimeouts } from "./libraries/written-timeouts.js";
import { whereSomethingRuns } from "./operated.js";
import { placeOfStep, stepsLike, testSteps } from "./pipeline-steps.js";
import { hasKnownCode, namesOf, placesOf, seeLibraries, sightingOf } from "./seen-libraries.js";

const guarded: Probe = {
  id: "resilience-library",
  capability: "resilience",
  strength: "wired",
  looksFor:
    "Circuit breakers, retries with backoff, time limits and bulkheads from a library, in product code",
  look: (files) => {
    const seen = seeLibraries(files, resilienceLibraries);
    const words = {
      used: "calls to others are guarded with",
      family: "a library of circuit breakers or retries",
    };
    const sighting = whereSomethingRuns(files, sightingOf(files, seen, words));
    const onlyRetries = seen.used.every(({ library }) => library.guards.every((one) => one === "retry"));
    if (seen.used.length === 0 || !onlyRetries) return [sighting];
    const message = `${sighting.message} Retries only: no circuit breaker was seen.`;
    return [{ ...sighting, strength: "declared", message }];
  },
};

const timeouts: Probe = {
  id: "written-timeouts",
  capability: "resilience",
  strength: "declared",
  looksFor: "Time limits on calls to others, written by hand in product code",
  look: (files) => {
    const { used } = seeLibraries(files, writtenTimeouts);
    if (used.length > 0) {
      const message = `Some calls have a time limit: ${listed(namesOf(used))}.`;
      return [{ outcome: "true", message, places: placesOf(used.map((one) => one.used)) }];
    }
    // Every client has its own way to set one, often in its configuration.
    return [
      { outcome: "not-available", message: "No time limit was seen; a client may have one by its settings." },
    ];
  },
};

interface MeshRule {
  readonly name: string;
  readonly apiVersion: RegExp;
  readonly kind: RegExp;
  readonly holds: RegExp;
}

const meshRules: readonly MeshRule[] = [
  {
    name: "Istio's outlier detection or connection limits",
    apiVersion: /^networking\.istio\.io\//,
    kind: /^DestinationRule$/,
    holds: /^[ \t]+(?:outlierDetection|connectionPool):/m,
  },
  {
    name: "Istio's retries or timeouts",
    apiVersion: /^networking\.istio\.io\//,
    kind: /^VirtualService$/,
    holds: /^[ \t]+(?:-[ \t]*)?(?:retries|timeout):/m,
  },
  {
    name: "Linkerd's retries or timeouts",
    apiVersion: /linkerd\.io\//,
    kind: /^(?:ServiceProfile|HTTPRoute)$/,
    holds: /^[ \t]+(?:-[ \t]*)?(?:retryBudget|isRetryable|timeout|timeouts):/m,
  },
  {
    name: "a gateway's circuit breaker",
    apiVersion: /^(?:traefik\.(?:io|containo\.us)|gateway\.envoyproxy\.io|consul\.hashicorp\.com|kuma\.io)\//,
    kind: /^(?:Middleware|BackendTrafficPolicy|ServiceDefaults|ServiceRouter|CircuitBreaker|MeshCircuitBreaker|MeshRetry)$/,
    holds:
      /^[ \t]+(?:circuitBreaker|retry|retries|passiveHealthCheck|outlierDetection|limits|conf|default):/m,
  },
];

const envoyFile = /(?:^|\/)envoy[^/]*\.ya?ml$/;
const envoyRule = /^[ \t]+(?:-[ \t]*)?(?:outlier_detection|circuit_breakers|retry_policy):/m;

const mesh: Probe = {
  id: "resilience-mesh",
  capability: "resilience",
  strength: "wired",
  looksFor: "Outlier detection, retries and time limits in a service mesh or gateway of the product's own",
  look: (files) => {
    const objects = deployedManifestsOf(files);
    const found = objects.flatMap((one) => {
      const rule = meshRules.find((rule) => holds(rule, one));
      return rule ? [{ name: rule.name, place: { file: one.file, line: one.line } }] : [];
    });
    const envoy = files.paths.filter((path) => envoyFile.test(path) && isEnvoyRule(files, path));
    const names = [
      ...new Set([...found.map(({ name }) => name), ...(envoy.length > 0 ? ["Envoy's clusters"] : [])]),
    ];
    if (names.length > 0) {
      const places = [...found.map(({ place }) => place), ...envoy.map((file) => ({ file }))].slice(0, 6);
      return [{ outcome: "true", message: `The network guards calls: ${listed(names)}.`, places }];
    }
    return [
      { outcome: "not-available", message: "No rules of a mesh here; they may live with the platform." },
    ];
  },
};

function holds({ apiVersion, kind, holds }: MeshRule, object: KubernetesObject): boolean {
  return apiVersion.test(object.apiVersion) && kind.test(object.kind) && holds.test(object.text);
}

function isEnvoyRule(files: RepositoryFiles, path: string): boolean {
  return (
    isProductPath(path) && !isFixture(path) && envoyRule.test(blankComments(files.read(path) ?? "", "shell"))
  );
}

/** What makes faults on purpose. */
const faultTools =
  /^(?:toxiproxy[\w-]*|eu\.rekawek\.toxiproxy:.*|org\.testcontainers:(?:testcontainers-)?toxiproxy|de\.codecentric:chaos-monkey-.*|github\.com\/shopify\/toxiproxy.*|github\.com\/testcontainers\/testcontainers-go\/modules\/toxiproxy|chaostoolkit.*|polly\.contrib\.simmy|toxiproxynetcore|testcontainers\.toxiproxy)$/i;
const faultInTest = /toxiproxy|chaos[-_]?monkey|Simmy|AddChaos|addToxic|add_toxic|AddToxic/i;
const faultSteps = [
  /^(?:chaos run|litmusctl|gremlin|pumba|toxiproxy-(?:cli|server)|chaosd)\b/,
  /^(?:chaos-mesh\/chaos-mesh-action|litmuschaos\/)/,
];
const faultKinds =
  /^(?:ChaosEngine|ChaosExperiment|PodChaos|NetworkChaos|IOChaos|StressChaos|HTTPChaos|DNSChaos)$/;

const faults: Probe = {
  id: "faults-injected",
  capability: "resilience",
  strength: "exercised",
  looksFor: "Faults made on purpose: in tests that a pipeline runs, or as chaos experiments",
  look: (files) => {
    const steps = stepsLike(files, faultSteps);
    if (steps.length > 0)
      return [sightingOfFaults("A pipeline makes faults on purpose.", steps.map(placeOfStep))];
    const tools = ecosystemsOf(files).dependencies.filter(({ name }) => faultTools.test(name));
    const inTests = tools.length === 0 ? [] : searchCode(files, { pattern: faultInTest, role: "test" });
    const [runs] = testSteps(files);
    if (inTests.length > 0 && runs) {
      return [
        sightingOfFaults("Tests that a pipeline runs make faults on purpose.", [
          ...inTests,
          placeOfStep(runs),
        ]),
      ];
    }
    const experiments = deployedManifestsOf(files).filter(({ kind }) => faultKinds.test(kind));
    const shown = [
      ...inTests,
      ...tools.map(({ file, line }) => ({ file, line })),
      ...experiments.map(({ file, line }) => ({ file, line })),
    ];
    if (shown.length > 0) {
      const message = "Faults are made on purpose, but no pipeline was seen to do it.";
      return [{ ...sightingOfFaults(message, shown.slice(0, 6)), strength: "declared" }];
    }
    return pipelinesOf(files).isPresent && hasKnownCode(files)
      ? [
          whereSomethingRuns(files, {
            outcome: "false",
            message: "No test and no pipeline makes faults on purpose.",
          }),
        ]
      : [
          {
            outcome: "not-available",
            message: "There is no pipeline with the product's tests that could show it.",
          },
        ];
  },
};

function sightingOfFaults(message: string, places: readonly EvidencePlace[]): Sighting {
  return { outcome: "true", message, places };
}

/** The probes for resilience. */
export const resilienceProbes: readonly Probe[] = [guarded, timeouts, mesh, faults];
