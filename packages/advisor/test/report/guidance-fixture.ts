import type { DangerZone, MythAnswer, ReadinessGap, Stage } from "../../src/guidance/guidance.js";

export const gapsFixture: readonly ReadinessGap[] = [
  {
    capability: "resilience",
    known: "no",
    consequence: "Without timeouts, retries and breakers, one slow service takes the others down with it.",
    nextStep:
      "Put a timeout and a breaker around the three busiest calls to others, and pull the plug once in a test.",
    effort: "days",
    blocks: ["microservices"],
  },
  {
    capability: "domain-driven-design",
    known: "unknown",
    consequence: "Events that were modelled by guessing are published promises that nobody can take back.",
    nextStep: "Model one aggregate of the ledger with its events, and run it beside the table for a month.",
    effort: "weeks",
    blocks: ["cqrs-es"],
  },
];

export const dangerZoneFixture: DangerZone = {
  now: { label: "Modular monolith", complexity: 0.25, maturity: 0.52, zone: "headroom" },
  target: { label: "Extraction, event-driven", complexity: 0.6, maturity: 0.75, zone: "sustainable" },
  path: [
    { label: "Foundations", complexity: 0.25, maturity: 0.75, zone: "headroom" },
    { label: "Selective extraction", complexity: 0.45, maturity: 0.75, zone: "headroom" },
  ],
  verdict:
    "You have headroom. Raise maturity to 75 % before complexity, and the way never leads through the danger zone.",
};

export const trajectoryFixture: readonly Stage[] = [
  {
    name: "Modular monolith",
    pattern: "modular-monolith",
    when: "now",
    does: [
      "Write the boundaries down with `ashlar check --init`, and let the build enforce them.",
      "Give each module a schema of its own.",
    ],
    entryGate: "None: this is where you stand.",
    exitMeasure: "70 % of commits stay within one module for a quarter.",
    stopRule:
      "If most changes still cross two modules after a quarter, move the boundaries instead of going on.",
    wayBack: "Boundaries are a file: loosen a rule, and the code stays one program.",
  },
  {
    name: "Extract tracking",
    pattern: "selective-extraction",
    when: "next",
    does: [
      "Run `tracking` in a unit of its own: it changes often and alone. A modest signal; ask the team.",
      "Operate it in production, and refine observability and release practice before the next.",
    ],
    entryGate: "Four of the six prerequisites, and breakers around the calls between the two.",
    exitMeasure: "Three months without an incident that only the split explains.",
    stopRule: "If operations take more than 35 % of engineering time, stop extracting.",
    wayBack: "Take the `unit` out of architecture.yaml: the module runs in the main unit again.",
  },
  {
    name: "Event-driven tracking",
    pattern: "event-driven",
    when: "later",
    does: ["Publish the scans of parcels to the broker, with schemas that are checked."],
    entryGate: "Traces follow an event from its producer to each consumer.",
    exitMeasure: "A new consumer is added without a change in `tracking`.",
    stopRule: "If nobody but `tracking` reads the stream after two quarters, end it.",
    wayBack: "Set `events: local` again; consumers in the same unit do not notice.",
  },
  {
    name: "Event-sourced ledger",
    pattern: "cqrs-es",
    when: "later",
    does: ["Keep the entries of the ledger as events, and rebuild its read models from them."],
    entryGate: "Clear boundaries, and somebody who has modelled aggregates in production.",
    exitMeasure: "A read model is rebuilt in working hours, unnoticed.",
    stopRule: "If the pilot has no user of its history after three months, keep the audit table.",
    wayBack: "Set `state: rows`, and keep the last state of each entity.",
  },
];

export const mythsFixture: readonly MythAnswer[] = [
  {
    id: "fifty-engineers",
    claim: "We will soon be fifty, so we need microservices",
    answer:
      "Headcount alone is no trigger. Organisations of 50 to 400 engineers run well on one unit while coordination hurts little.",
  },
  {
    id: "regulated",
    claim: "We are regulated, so we need event sourcing",
    answer:
      "Regulated does not mean event-sourced. An audit table, written in the transaction of the change, may do.",
  },
  {
    id: "independent-teams",
    claim: "Independent teams need microservices",
    answer: "Enforced module boundaries make teams independent too, in one deployable.",
  },
];
