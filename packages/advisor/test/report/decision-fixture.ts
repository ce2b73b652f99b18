import type { Decision, Verdict } from "../../src/model/decision.js";
import { type Fit, type Force, factors } from "../../src/model/fit.js";
import { type Pattern, patterns } from "../../src/model/pattern.js";
import type { GateResult } from "../../src/model/rule.js";

const weights = [0.2, 0.15, 0.25, 0.15, 0.15, 0.1];
const because = [
  "48 engineers in 18 months",
  "high complexity",
  "4 of six prerequisites",
  "scaling apart: one",
  "eventual consistency",
  "what it costs to run",
];

const scores: Readonly<Record<Pattern, readonly number[]>> = {
  monolith: [0.45, 0.35, 1, 0.4, 0.7, 1],
  "modular-monolith": [0.85, 0.8, 0.95, 0.55, 0.8, 0.85],
  "selective-extraction": [0.9, 0.85, 0.8, 0.95, 0.85, 0.6],
  "event-driven": [0.8, 0.8, 0.7, 0.8, 0.95, 0.4],
  microservices: [0.6, 0.9, 0.55, 0.7, 0.9, 0.2],
  "cqrs-es": [0.7, 0.9, 0.6, 0.6, 0.6, 0.2],
  "space-based": [0.4, 0.3, 0.35, 0.5, 0.2, 0.05],
};

function fit(pattern: Pattern, forces = 0): Fit {
  const scored = factors.map((factor, index) => ({
    factor,
    score: scores[pattern][index]!,
    weight: weights[index]!,
    because: because[index]!,
  }));
  const sum = scored.reduce((total, { score, weight }) => total + score * weight, forces);
  return { pattern, total: Math.round(sum * 1000) / 1000, factors: scored, forces };
}

const verdictOf: Readonly<Record<Pattern, Pick<Verdict, "verdict" | "because" | "wouldWinIf">>> = {
  monolith: { verdict: "fits-less", because: "It fits less well than selective extraction." },
  "modular-monolith": {
    verdict: "fits-less",
    because: "It fits almost as well; only the part that scales apart speaks against it.",
  },
  "selective-extraction": {
    verdict: "chosen",
    because: "Parts that scale apart: one; 1 deployable for 5 teams; 4 of six prerequisites.",
  },
  "event-driven": {
    verdict: "chosen",
    because: "Streams are at the heart of it; the volume is moderate; a broker has been operated here.",
  },
  microservices: {
    verdict: "not-needed",
    because: "48 engineers in 18 months; one part apart is an extraction, not an architecture.",
  },
  "cqrs-es": {
    verdict: "blocked",
    because: "The boundaries are mixed; domain-driven design is not known to be practised here.",
    wouldWinIf: "It would win with boundaries and domain-driven design in place.",
  },
  "space-based": { verdict: "not-needed", because: "Spikes are high." },
};

const gates: readonly GateResult[] = [
  {
    gate: "clear-boundaries",
    patterns: ["selective-extraction", "microservices", "event-driven"],
    sentence:
      "Unclear boundaries: modularise first, whatever the size. A cut in the wrong place makes a distributed monolith.",
    source: { kind: "case", lesson: 3 },
    answer: { open: true, because: "the boundaries are mixed" },
  },
  {
    gate: "distribution-prerequisites",
    patterns: ["selective-extraction", "microservices"],
    sentence: "Anything distributed needs operational foundations: at least four of the six prerequisites.",
    source: { kind: "guide", section: "Patterns: six prerequisites" },
    answer: { open: true, because: "4 of six prerequisites are met" },
  },
  {
    gate: "deployables-per-team",
    patterns: ["selective-extraction", "microservices"],
    sentence: "A team can own about 8 deployables; with more, it keeps them alive and builds nothing.",
    source: { kind: "case", lesson: 5 },
    answer: { open: true, because: "1 deployable for 5 teams" },
  },
  {
    gate: "extraction-need",
    patterns: ["selective-extraction", "microservices"],
    sentence:
      "Something is extracted when a part must scale or run apart, or when coordination blocks delivery; size alone is no reason.",
    source: { kind: "case", lesson: 1 },
    answer: { open: true, because: "parts that scale apart: one" },
  },
  {
    gate: "microservices-size",
    patterns: ["microservices"],
    sentence: "Microservices serve 50 engineers or more, or loads that differ by orders of magnitude.",
    source: { kind: "guide", section: "Patterns: six prerequisites" },
    answer: {
      open: false,
      because: "48 engineers in 18 months",
      missing: ["engineersIn18Months", "independentScaling"],
      lacks: "need",
    },
  },
  {
    gate: "stream-need",
    patterns: ["event-driven"],
    sentence:
      "Event-driven shines where streams are at the heart and several consumers need them; not for requests and answers.",
    source: { kind: "guide", section: "Patterns: event-driven" },
    answer: { open: true, because: "streams are at the heart of it" },
  },
  {
    gate: "ddd-expertise",
    patterns: ["cqrs-es"],
    sentence: "Event sourcing needs people who have modelled aggregates and events before.",
    source: { kind: "guide", section: "Patterns: CQRS / event sourcing" },
    answer: {
      open: false,
      because: "domain-driven design is not known to be practised here",
      missing: ["domain-driven-design"],
      lacks: "ability",
    },
  },
  {
    gate: "history-boundaries",
    patterns: ["cqrs-es"],
    sentence:
      "Events are published promises: their boundaries must be clear before they are written down for ever.",
    source: { kind: "guide", section: "Patterns: CQRS / event sourcing" },
    answer: { open: false, because: "the boundaries are mixed", missing: ["boundaries"], lacks: "ability" },
  },
  {
    gate: "space-need",
    patterns: ["space-based"],
    sentence:
      "Space-based is for extreme spikes at latencies no database can keep: trading, bidding. Otherwise it is overkill.",
    source: { kind: "guide", section: "Patterns: space-based" },
    answer: { open: false, because: "spikes are high", missing: ["spikes"], lacks: "need" },
  },
];

const forces: readonly Force[] = [
  {
    id: "coordination-pain",
    direction: "splitting",
    strength: 0.5,
    because: "coordination pain: medium, felt",
  },
  { id: "parts-scale-apart", direction: "splitting", strength: 0.4, because: "parts that scale apart: one" },
  { id: "growth", direction: "splitting", strength: 0.33, because: "34 engineers now, 48 in 18 months" },
  { id: "time-zones", direction: "splitting", strength: 0.3, because: "2 time zones" },
  { id: "strong-consistency", direction: "binding", strength: 0, because: "eventual consistency" },
  { id: "unclear-boundaries", direction: "binding", strength: 0.4, because: "boundaries: mixed" },
  { id: "operations-share", direction: "binding", strength: 0, because: "22 % of the time is operations" },
];

/** Extraction with streams chosen, event sourcing blocked, microservices and space-based not needed. */
export const decisionFixture: Decision = {
  structure: "selective-extraction",
  overlays: ["event-driven"],
  headline: "event-driven",
  foundationsFirst: false,
  reasons: [
    {
      rule: "extraction-need",
      sentence:
        "Something is extracted when a part must scale or run apart, or when coordination blocks delivery; size alone is no reason.",
      here: "parts that scale apart: one.",
    },
    {
      rule: "distribution-prerequisites",
      sentence: "Anything distributed needs operational foundations: at least four of the six prerequisites.",
      here: "4 of six prerequisites are met.",
    },
    {
      rule: "stream-need",
      sentence:
        "Event-driven shines where streams are at the heart and several consumers need them; not for requests and answers.",
      here: "streams are at the heart of it.",
    },
    {
      rule: "microservices-size",
      sentence: "Microservices serve 50 engineers or more, or loads that differ by orders of magnitude.",
      here: "48 engineers in 18 months.",
    },
    {
      rule: "coordination-pain",
      sentence:
        "Teams that wait for each other want to be apart; pain that is only expected counts half, pain that the pipeline makes not at all.",
      here: "coordination pain: medium, felt.",
    },
    {
      rule: "ddd-expertise",
      sentence: "Event sourcing needs people who have modelled aggregates and events before.",
      here: "domain-driven design is not known to be practised here.",
    },
    {
      rule: "growth",
      sentence:
        "Who grows needs boundaries before the people come: eighteen months ahead matters more than today.",
      here: "34 engineers now, 48 in 18 months.",
    },
  ],
  gates,
  forces,
  verdicts: patterns.map((pattern) => ({
    pattern,
    ...verdictOf[pattern],
    fit: fit(
      pattern,
      { monolith: -0.06, "selective-extraction": 0.06, microservices: 0.11 }[pattern as string],
    ),
  })),
  nearMisses: [
    {
      id: "audit-table",
      insteadOf: "cqrs-es",
      name: "An audit table, written in the transaction of the change",
      because: "Auditors ask for a complete history; a table gives it without rebuilding state from events.",
    },
    {
      id: "event-log-in-one-table",
      insteadOf: "cqrs-es",
      name: "A light event log in one table of the module",
      because: "Questions about the past can be answered from it, and it can grow into event sourcing.",
    },
  ],
};
