import type { Advice, ModuleAdvice } from "../../src/advice.js";
import type { Sensitivity } from "../../src/sensitivity/flip.js";
import { decisionFixture } from "./decision-fixture.js";
import { historyFixture, readinessFixture } from "./evidence-fixture.js";
import { dangerZoneFixture, gapsFixture, mythsFixture, trajectoryFixture } from "./guidance-fixture.js";
import { profileFixture, profileWith } from "./profile-fixture.js";

const sensitivity: Sensitivity = {
  flips: [
    {
      changes: [{ input: "independentScaling", from: "one", to: "none" }],
      headline: "modular-monolith",
      answer: "Modular monolith",
    },
    {
      changes: [{ input: "engineersIn18Months", from: 48, to: 75 }],
      headline: "microservices",
      answer: "Microservices with event-driven",
    },
    {
      changes: [{ input: "broker", from: "yes", to: "no" }],
      headline: "selective-extraction",
      answer: "Selective extraction",
    },
  ],
  pairs: [
    {
      changes: [
        { input: "boundaries", from: "mixed", to: "clear" },
        { input: "domain-driven-design", from: "unknown", to: "yes" },
      ],
      headline: "cqrs-es",
      answer: "Selective extraction with event-driven and CQRS + event sourcing",
    },
  ],
  indifferent: ["timeZones", "availability", "operationsShare", "data-grid"],
  ...{ stability: 0.61, samples: 400, seed: 1, isCloseCall: true },
};

const firm: Sensitivity = {
  ...sensitivity,
  flips: sensitivity.flips.slice(0, 1),
  stability: 0.93,
  isCloseCall: false,
};

const modules: readonly ModuleAdvice[] = [
  {
    name: "ledger",
    isExtracted: false,
    overlays: [],
    headline: "modular-monolith",
    because:
      "It stays in the main unit: event sourcing would win here, and nobody is known to have modelled events.",
    sensitivity: { ...firm, flips: [] },
    decision: {
      ...decisionFixture,
      structure: "modular-monolith",
      overlays: [],
      headline: "modular-monolith",
    },
    profile: profileWith([["streaming", "none", "declared", "said in organisation.yaml for ledger"]]),
  },
  {
    name: "tracking",
    isExtracted: true,
    overlays: ["event-driven"],
    headline: "event-driven",
    because: "It scales apart from the rest, changes alone, and its stream has four consumers.",
    decision: decisionFixture,
    sensitivity: firm,
    profile: profileWith([
      ["independentScaling", "one", "declared", "said in organisation.yaml for tracking"],
      ["boundaries", "clear", "measured", "74 % of its commits touch nothing else"],
      ["volume", "high", "recorded", "broker metrics, 2026-10"],
    ]),
  },
];

/** A system with everything a report can show: a blocked pattern, a close call, an extracted module, every source. */
export const adviceFixture: Advice = {
  name: "parcels",
  structure: "selective-extraction",
  headline: "event-driven",
  answer:
    "Run a modular monolith, extract tracking into a deployable of its own, and let its events travel over a broker.",
  decision: decisionFixture,
  modules,
  architecture: `# What the advice amounts to.
events: local
modules:
  ledger: {}
  tracking: { unit: tracking } # events: kafka, once traces follow them
`,
  sensitivity,
  questions: [
    {
      input: "domain-driven-design",
      text: "Has somebody here modelled aggregates and events in production?",
      flipValue: 0.42,
      flipsAt: ["yes"],
      key: "expertise.domainDrivenDesign",
    },
    {
      input: "painCause",
      text: "What makes them wait?",
      flipValue: 0.33,
      flipsAt: ["pipeline"],
      key: "painCause",
    },
    {
      input: "latency",
      text: "How fast must it answer?",
      flipValue: 0.1,
      flipsAt: ["low", "sub-ms"],
      key: "latency",
    },
  ],
  gaps: gapsFixture,
  dangerZone: dangerZoneFixture,
  trajectory: trajectoryFixture,
  myths: mythsFixture,
  profile: profileFixture,
  evidence: {
    readiness: readinessFixture,
    history: historyFixture,
    notes: ["3 of 1,204 files could not be read: they are larger than 512 KiB."],
  },
};
