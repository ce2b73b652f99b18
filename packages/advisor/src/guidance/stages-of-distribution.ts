import type { StageTexts } from "./stage-text.js";

/** The stages of several deployables. */
export const stagesOfDistribution: Pick<
  StageTexts,
  "selective-extraction" | "event-driven" | "microservices"
> = {
  "selective-extraction": {
    deeds: [
      {
        when: ({ isGoingBack }) => isGoingBack,
        what: "Merge deployables back one at a time, until only those are left whose load, runtime or pace differs.",
      },
      { when: ({ isGoingBack }) => !isGoingBack, what: ({ candidate }) => candidate },
      "Give each extracted module what every deployable needs: a pipeline, monitoring and a runbook of its own, and one team that owns it.",
      "Operate it in production, and refine observability and release practice, before the next. Never a big bang.",
      "The migration competes with features for the same people: plan it as a sustained investment, with a fixed share of each month.",
      {
        when: ({ situation }) => situation.timeZones > 1,
        what: "Draw the cut between time zones: each owns whole bounded contexts or a platform capability, so that little waits for the other.",
      },
      "In an Ashlar project the cut is one line of architecture.yaml, the module's `unit`. `ashlar describe` says what it amounts to, without running anything.",
    ],
    entryGate:
      "Boundaries are not unclear, and at least four of the six prerequisites are met (three for one part that is cut off clearly; most teams have about two): tests at all levels; central logs, traces and metrics; on-call with runbooks; proven error handling; infrastructure as code; 50 or more engineers or extreme independent scaling.",
    exitMeasure:
      "The extracted module went through an incident and a rollback by its own runbook, and the DORA metrics have not got worse for a quarter.",
    stopRule:
      "Stop when the DORA metrics trend the wrong way, or the share of time that keeps the lights on climbs by ten points: do not extract the next one.",
    wayBack: "Keep the contract and put the module back into the main unit: the same line, removed.",
  },
  "event-driven": {
    deeds: [
      "Begin with one stream and one use case: a bounded pilot with a stop date.",
      "Put event schemas under review, with versions and an owner. Strict governance is part of the price.",
      "Trace events from cause to last consumer, and alert on consumers that fall behind.",
      "Let every consumer bear redelivery and delay. Order holds within a key, and nowhere else.",
    ],
    entryGate:
      "Several consumers need the same stream, there is more than about one event a second, somebody has operated a broker, traces are looked at, and three of the six prerequisites are met. Not for requests and answers over data.",
    exitMeasure:
      "For a quarter no event was lost or took effect twice, and any event can be followed to its last consumer within minutes.",
    stopRule:
      "Stop when the pilot's date is reached with one consumer, or when consumers ask the producer for an answer: that was a call.",
    wayBack:
      "A table or a work queue in the database carries the same events. Consumers keep their contracts.",
  },
  microservices: {
    deeds: [
      "Let the organisation mirror the boundaries: a team owns its services end to end, and eight deployables a team are the limit.",
      "Form two tiers of teams: domain teams (orders, payments) on the capabilities of platform teams (gateway, observability, CI and CD, load balancing).",
      "Every service has its own pipeline, monitoring and runbook. Tracing across all of them is essential.",
      "Handle failure between services with timeouts and breakers, and replace transactions across them by sagas or eventual consistency.",
      "Move one service at a time, and operate it in production before the next. Never a big bang.",
    ],
    entryGate:
      "Five of the six prerequisites, and among them the sixth itself: 50 or more engineers in eighteen months, or extreme independent scaling. A complex domain, clear boundaries, and parts that scale apart or coordination that blocks delivery now.",
    exitMeasure:
      "Teams deploy without waiting for each other, and the innovation ratio (the share of engineering time that ships new value) has not fallen for two quarters.",
    stopRule:
      "A move that takes operations from 20 % to 50 % of the time was over-engineered: stop well before, and merge. A team that shrinks flips the answer back.",
    wayBack: "Merge services that change together into one deployable, and keep their boundaries as modules.",
  },
};
