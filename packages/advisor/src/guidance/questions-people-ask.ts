import { growthOf } from "../model/growth.js";
import { isDistributedToday, isOneUnit, type Myth } from "./myth.js";

/** Questions that people ask about their answer. */
export const questionsPeopleAsk: readonly Myth[] = [
  {
    id: "success-stories",
    claim: "Success stories prove it: others started with services.",
    answer:
      "Some did, against this advice: Monzo began with services and thrived. Public cases suffer from survivorship, and their headcounts are often estimates. Where known cases disagree with this model, the disagreement is published and not tuned away.",
    touches: (situation, decision) =>
      isOneUnit(decision) &&
      (situation.independentScaling !== "none" ||
        situation.domainComplexity === "high" ||
        growthOf(situation) === "tripling"),
  },
  {
    id: "leave-the-monolith",
    claim: "When do we leave the monolith?",
    answer:
      "When coordination consistently blocks delivery: five teams to add one feature, or the whole scaled for one part. First ask whether you have hit the wall, or anticipate it. A wall that is only expected is a reason for boundaries, not for services.",
    touches: (situation, decision) =>
      situation.coordinationPain !== "low" && isOneUnit(decision) && !isDistributedToday(situation),
  },
  {
    id: "is-architecture-in-the-way",
    claim: "How do we see that the architecture is in the way?",
    answer:
      "By the DORA metrics of each application: if lead time, frequency, recovery time, fail rate or rework trend the wrong way while tests and pipeline are sound, the architecture is fighting the team.",
    touches: ({ coordinationPain }) => coordinationPain !== "low",
  },
  {
    id: "share-of-operations",
    claim: "What share of our time may operations take?",
    answer:
      "Watch the innovation ratio: the share of engineering time that ships new value instead of keeping the lights on. About 20 % for operations is healthy. A migration that moves it from 20 % to 50 % was over-engineered.",
    touches: ({ operationsShare }, decision) => operationsShare >= 30 || !isOneUnit(decision),
  },
  {
    id: "time-zones",
    claim: "What do teams in several time zones need?",
    answer:
      "Ownership of whole bounded contexts or of platform capabilities such as the gateway or observability, not tickets cut from one backlog. The less two time zones must agree on, the less both wait. That asks for boundaries before it asks for services.",
    touches: ({ timeZones }) => timeZones > 1,
  },
  {
    id: "who-owns-the-platform",
    claim: "Who owns gateway, monitoring and pipelines?",
    answer:
      "Two tiers of teams: domain teams such as orders, payments, inventory and users, on platform capabilities such as gateway, observability, CI and CD, and load balancing. Without the second tier each domain team builds its own.",
    touches: (situation, { structure }) =>
      structure === "microservices" || (isDistributedToday(situation) && situation.teams >= 4),
  },
  {
    id: "availability-with-one-deployable",
    claim: "Can one deployable promise 99.9 % and more?",
    answer:
      "Yes. Availability comes from replicas behind a load balancer, a database that fails over, and a rollback within minutes; 99.99 % leaves 52 minutes a year. Services that call each other multiply their failures. The limit of one deployable is that a fault in one part can take down all.",
    touches: ({ availability }, decision) => availability >= 99.9 && isOneUnit(decision),
  },
];
