import { growthOf } from "../model/growth.js";
import { manyEngineers } from "../model/prerequisites-met.js";
import { isOneUnit, type Myth } from "./myth.js";

/** What people believe of size, growth, load and teams. */
export const beliefsOfSize: readonly Myth[] = [
  {
    id: "better-at-scale",
    claim: "Microservices are always better at scale.",
    answer:
      "Only with the operations maturity to match. Without it each service adds a way to fail that nobody sees. A well-operated monolith beats a badly operated distributed system every time.",
    touches: ({ independentScaling, volume, spikes }, { structure }) =>
      structure !== "microservices" &&
      (independentScaling !== "none" || volume === "high" || spikes !== "normal"),
  },
  {
    id: "monoliths-cannot-grow",
    claim: "Monoliths cannot handle growth.",
    answer:
      "Shopify served millions of merchants on one, and Basecamp still runs on one. What grows badly is code without boundaries: modules with enforced boundaries grow for a long time in one deployable.",
    touches: (situation, decision) =>
      isOneUnit(decision) &&
      (["growing", "tripling"].includes(growthOf(situation)) || situation.volume === "high"),
  },
  {
    id: "build-for-growth-now",
    claim: "We will grow, so we build for it now.",
    answer:
      "Look eighteen months ahead, no further. Headcount that triples in two years asks for enforced module boundaries now, not for services: boundaries keep every later step open. Modest growth asks for what is best today.",
    touches: (situation) => ["growing", "tripling"].includes(growthOf(situation)),
  },
  {
    id: "fifty-engineers",
    claim: "We have 50 engineers or more, so we need microservices.",
    answer:
      "Headcount alone is no trigger. Between 50 and 400 engineers run fine on one unit while coordination pain is low: Stack Overflow, GitLab, the core of Shopify. Fifty engineers are one of six prerequisites, and none is a reason.",
    touches: ({ engineersIn18Months }, { structure }) =>
      engineersIn18Months >= manyEngineers && structure !== "microservices",
  },
  {
    id: "small-team-never-extracts",
    claim: "A small team can never extract anything.",
    answer:
      "One module whose runtime needs diverge (websockets, a storefront, a scheduler) justifies extracting that module, even in a tiny team. It justifies no second one.",
    touches: ({ engineers, independentScaling }) => engineers < 20 && independentScaling !== "none",
  },
  {
    id: "independent-teams",
    claim: "Independent teams need microservices.",
    answer:
      "Module boundaries make teams independent too: each team owns modules with interfaces and tables of their own, and a check keeps others out. What services add is independent deployment, at the price of operating each one.",
    touches: ({ teams }, { structure }) => teams > 1 && structure !== "microservices",
  },
  {
    id: "services-per-team",
    claim: "The number of services per team does not matter.",
    answer:
      "It is a gate. Segment ran 140 services with three engineers, who kept them alive and did little else; they merged them again. Eight for each team is the limit here, and a team that shrinks flips the answer back.",
    touches: ({ deployables, teams }) => deployables > 1 && deployables / teams > 3,
  },
  {
    id: "shrinking-keeps-architecture",
    claim: "We keep the services; only the team gets smaller.",
    answer:
      "Services cost the same with fewer people. Shrinking teams flip the answer back: merge while those who know the services are still here.",
    touches: (situation, { structure }) =>
      growthOf(situation) === "shrinking" && (situation.deployables > 1 || structure === "microservices"),
  },
];
