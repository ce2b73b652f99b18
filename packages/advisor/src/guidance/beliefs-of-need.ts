import { prerequisitesMet } from "../model/prerequisites-met.js";
import { isDistributedToday, isOneUnit, type Myth } from "./myth.js";
import { isGoingBack, structureToday } from "./standing.js";

/** What people believe that they need, and how they hope to get there. */
export const beliefsOfNeed: readonly Myth[] = [
  {
    id: "regulated-means-event-sourced",
    claim: "We are regulated, so we need event sourcing.",
    answer:
      "Regulators ask for a complete history, and an audit table written with each change gives one. An event log in one relational table, inside the process, is the cheap step between. Event sourcing pays when the product itself asks about the past.",
    touches: ({ audit }, { overlays }) => audit !== "none" && !overlays.includes("cqrs-es"),
  },
  {
    id: "events-are-worth-it-small",
    claim: "Event sourcing will pay off once we are larger.",
    answer:
      "Volume gates it. A start-up with a few thousand payments a week lost six months to event sourcing. It fits regulation, finance that asks about the past, and domains that rows describe badly.",
    touches: ({ volume, consistency, temporalQueries }, { overlays }) =>
      volume === "low" &&
      (consistency === "event-based" || temporalQueries !== "none") &&
      !overlays.includes("cqrs-es"),
  },
  {
    id: "events-need-a-broker",
    claim: "We need Kafka for our events.",
    answer:
      "A broker pays for streams that several consumers need, at a volume that is felt: ledgers, devices, busy shops. For requests and answers over data it adds opacity: ordering, delay, schemas to govern. If unsure, run one bounded pilot with one use case.",
    touches: ({ streaming }, { overlays }) => streaming !== "none" && !overlays.includes("event-driven"),
  },
  {
    id: "peaks-need-a-grid",
    claim: "We have peaks, so we need an in-memory grid.",
    answer:
      "A grid is for trading and real-time bidding: extreme peaks with answers in less than a millisecond, run by specialists. Otherwise it is overkill. Say no by default, and try a cache or a read replica first.",
    touches: ({ spikes, latency }, { overlays }) =>
      (spikes === "extreme" || latency !== "normal") && !overlays.includes("space-based"),
  },
  {
    id: "one-pattern-for-all",
    claim: "We have to choose one pattern.",
    answer:
      "Patterns are not exclusive. The answer is a structure for the whole, and overlays for the modules that need them. A ledger may keep events while everything around it keeps rows.",
    touches: (_, { overlays }) => overlays.length > 0,
  },
  {
    id: "splitting-finds-boundaries",
    claim: "Splitting will show us where the boundaries are.",
    answer:
      "It fixes wrong ones behind a network, as a distributed monolith. Unclear boundaries mean: modularise first, whatever the size. Inside one deployable a wrong boundary is moved in an afternoon.",
    touches: ({ boundaries, deployables, coordinationPain, independentScaling }) =>
      boundaries === "unclear" &&
      (deployables > 1 || coordinationPain !== "low" || independentScaling !== "none"),
  },
  {
    id: "deploys-hurt",
    claim: "Our deploys hurt, so the architecture is wrong.",
    answer:
      "The pain may be the pipeline's. Etsy cured it with continuous deployment, and kept one application. Look at tests, builds and releases before the architecture: with more deployables a bad pipeline hurts more.",
    touches: ({ coordinationPain, painCause }, { foundationsFirst }) =>
      foundationsFirst || (coordinationPain !== "low" && painCause !== "architecture"),
  },
  {
    id: "operations-will-follow",
    claim: "We will learn to operate it on the way.",
    answer:
      "Complexity before maturity is the danger zone: a distributed monolith and alerts that nobody reads any more. In one story, after a Series C round, delivery fell by 40 %. Most teams meet about two of the six prerequisites when they begin.",
    touches: (situation, { verdicts }) =>
      prerequisitesMet(situation) < 4 &&
      (isDistributedToday(situation) || verdicts.some(({ verdict }) => verdict === "blocked")),
  },
  {
    id: "simple-is-always-safe",
    claim: "Staying with the monolith is always the safe choice.",
    answer:
      "There are two failures. One is complexity before maturity; the other is a monolith kept long after coordination became the bottleneck, such as five teams on a release train that leaves every two weeks.",
    touches: ({ coordinationPain, painCause, painIs, teams }) =>
      coordinationPain === "high" && painCause === "architecture" && painIs === "felt" && teams > 1,
  },
  {
    id: "big-bang",
    claim: "We rebuild it in one go, and switch over.",
    answer:
      "Never a big bang. Extract one capability, operate it in production, refine observability and release practice, then take the next. The migration competes with features for the same people, so plan it as a sustained investment.",
    touches: (situation, decision) =>
      !isOneUnit(decision) &&
      decision.structure !== structureToday(situation, decision) &&
      !isGoingBack(situation, decision),
  },
];
