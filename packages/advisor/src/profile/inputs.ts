import { choice, known, number } from "./define-input.js";
import type { InputDefinition } from "./input.js";
import type { InputName } from "./situation.js";

/** A team of this size is what a team is taken to be where nobody counted. */
const engineersPerTeam = 7;

/**
 * Everything the advisor can know of a system, in the order it is asked: who works on it, what it must do, what hurts, what can
 * be operated. Later assumptions may rest on earlier values.
 */
export const inputs: readonly InputDefinition[] = [
  number("engineers", "Engineers", "How many engineers work on this system?", {
    least: 1,
    most: 100_000,
    unit: "engineers",
    steps: [3, 8, 15, 20, 30, 50, 75, 100, 200, 500, 1_000],
    isPerModule: true,
    assume: () => ({ value: 10, because: "nobody said; a small team is what most systems have" }),
  }),
  number(
    "engineersIn18Months",
    "Engineers in 18 months",
    "How many engineers will work on it in eighteen months?",
    {
      least: 1,
      most: 100_000,
      unit: "engineers",
      steps: [3, 8, 15, 20, 30, 50, 75, 100, 200, 500, 1_000],
      isPerModule: true,
      restsOn: ["engineers"],
      assume: ({ engineers = 10 }) => ({ value: engineers, because: "nobody said; as many as today" }),
    },
  ),
  number("teams", "Teams", "How many teams work on it?", {
    least: 1,
    most: 100_000,
    unit: "teams",
    steps: [1, 2, 4, 7, 12, 25, 50, 100],
    isPerModule: true,
    restsOn: ["engineers"],
    assume: ({ engineers = 10 }) => ({
      value: Math.max(1, Math.round(Number(engineers) / engineersPerTeam)),
      because: `nobody said; one for every ${engineersPerTeam} engineers`,
    }),
  }),
  number(
    "deployables",
    "Deployables today",
    "How many separately deployed programs make up the system today?",
    {
      least: 1,
      most: 100_000,
      unit: "deployables",
      steps: [1, 3, 8, 20, 50, 140],
      isPerModule: true,
      assume: () => ({ value: 1, because: "nobody said; one program" }),
    },
  ),
  number(
    "timeZones",
    "Time zones",
    "In how many time zones, more than three hours apart, do the teams work?",
    {
      least: 1,
      most: 8,
      unit: "time zones",
      steps: [1, 2, 3],
      isPerModule: false,
      assume: () => ({ value: 1, because: "nobody said; one" }),
    },
  ),
  choice("domainComplexity", "Domain complexity", "How complex is the domain?", "moderate", [
    ["low", "mostly forms over data"],
    ["moderate", "rules and states, known to most of the team"],
    ["high", "many rules that interact; nobody knows all of them"],
  ]),
  choice("boundaries", "Boundaries", "How clear are the boundaries between its parts?", "mixed", [
    ["unclear", "most changes touch several parts, or nobody can name the parts"],
    ["mixed", "some parts change alone, others do not"],
    ["clear", "parts have owners and interfaces, and change alone"],
  ]),
  choice("independentScaling", "Independent scaling", "Must parts of it scale apart from the rest?", "none", [
    ["none", "the whole scales together well enough"],
    ["one", "one part has a load or a runtime of its own"],
    ["several", "several parts do"],
    ["extreme", "parts differ by orders of magnitude"],
  ]),
  choice(
    "consistency",
    "Consistency",
    "Which consistency does the business need across its parts?",
    "strong",
    [
      ["strong", "what one part writes, all see at once"],
      ["eventual", "seconds of delay between parts are fine"],
      ["event-based", "the sequence of events is the truth"],
      ["partition", "strong within a key, nothing across keys"],
    ],
  ),
  choice("audit", "Audit", "How much of the past must be provable?", "none", [
    ["none", "logs suffice"],
    ["useful", "people ask who changed what"],
    ["regulatory", "auditors demand a complete history"],
  ]),
  choice(
    "temporalQueries",
    "Temporal queries",
    "Does the business ask what was known at a time in the past?",
    "none",
    [
      ["none", "no, or hardly ever"],
      ["some", "in a few reports"],
      ["core", "it is what the product does"],
    ],
  ),
  choice("streaming", "Streams", "Do several consumers need the same stream of events?", "none", [
    ["none", "requests and answers"],
    ["some", "a few events that others react to"],
    ["core", "streams are the heart of it: telemetry, ledgers, activity"],
  ]),
  choice(
    "volume",
    "Volume",
    "How many events or transactions are there?",
    {
      restsOn: ["streaming"],
      assume: ({ streaming }) =>
        streaming === "core"
          ? { value: "moderate", because: "nobody said; streams are at the heart of it" }
          : { value: "low", because: "nobody said; what most systems have" },
    },
    [
      ["low", "less than one a second on average"],
      ["moderate", "up to a thousand a second"],
      ["high", "more than a thousand a second"],
    ],
  ),
  choice("latency", "Latency", "How fast must it answer?", "normal", [
    ["normal", "as a web page does"],
    ["low", "in a few milliseconds"],
    ["sub-ms", "in less than a millisecond"],
  ]),
  choice("spikes", "Spikes", "How far above the average is the peak load?", "normal", [
    ["normal", "less than five times"],
    ["high", "up to fifty times"],
    ["extreme", "more than that, within seconds"],
  ]),
  number("availability", "Availability", "Which availability is promised, in percent?", {
    least: 90,
    most: 99.9999,
    unit: "percent",
    isWhole: false,
    steps: [99, 99.5, 99.9, 99.95, 99.99],
    isPerModule: true,
    assume: () => ({ value: 99.5, because: "nobody said; what one well-kept program reaches" }),
  }),
  choice(
    "coordinationPain",
    "Coordination pain",
    "How much do teams wait for each other to deliver?",
    "low",
    [
      ["low", "hardly ever"],
      ["medium", "every few weeks something waits"],
      ["high", "most features need several teams, or wait for a common release"],
    ],
  ),
  choice("painCause", "Cause of the pain", "What makes them wait?", "unknown", [
    ["pipeline", "slow or fragile tests, builds and releases"],
    ["unknown", "nobody has looked"],
    ["architecture", "the structure of the code: changes reach across it"],
  ]),
  choice("painIs", "The wall", "Have you hit this wall, or do you expect it?", "felt", [
    ["anticipated", "it is expected"],
    ["felt", "it blocks delivery now"],
  ]),
  number(
    "operationsShare",
    "Operations share",
    "Which share of engineering time, in percent, keeps the lights on?",
    {
      least: 0,
      most: 100,
      unit: "percent",
      isWhole: false,
      steps: [10, 20, 30, 40, 50, 70],
      isPerModule: false,
      assume: () => ({ value: 20, because: "nobody said; a healthy share" }),
    },
  ),
  known(
    "operations",
    "deployment",
    "One-click deploys",
    "Can you deploy with one click, and roll back as easily?",
  ),
  known(
    "operations",
    "testing",
    "Tests at all levels",
    "Are there automated tests at unit, integration and end-to-end level?",
  ),
  known(
    "operations",
    "observability",
    "Observability",
    "Are there central logs, traces and metrics that the team looks at?",
  ),
  known(
    "operations",
    "on-call",
    "On-call with runbooks",
    "Is somebody on call, with runbooks that were used?",
  ),
  known(
    "operations",
    "resilience",
    "Error handling",
    "Do timeouts, retries and circuit breakers guard calls to others?",
  ),
  known(
    "operations",
    "infrastructure-as-code",
    "Infrastructure as code",
    "Is the infrastructure described in files, and set up from them?",
  ),
  known(
    "expertise",
    "broker",
    "Broker expertise",
    "Has somebody here operated a message broker in production?",
  ),
  known(
    "expertise",
    "domain-driven-design",
    "Domain-driven design",
    "Has somebody here modelled aggregates and events in production?",
  ),
  known(
    "expertise",
    "data-grid",
    "Data grid expertise",
    "Has somebody here operated an in-memory data grid in production?",
  ),
];

const byName = new Map(inputs.map((one) => [one.name, one]));

/** The definition of an input. */
export function inputOf(name: InputName): InputDefinition {
  return byName.get(name)!;
}
