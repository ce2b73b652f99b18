import { amount } from "@ashlar/survey/printing";
import { isLargeEnough, manyEngineers } from "../prerequisites-met.js";
import type { Gate } from "../rule.js";
import { atLeast, notAble, notNeeded, open } from "./gate-answers.js";

/** What microservices need beyond what any distribution does. */
export const microservicesGates: readonly Gate[] = [
  {
    id: "microservices-prerequisites",
    patterns: ["microservices"],
    sentence: "Microservices need at least five of the six prerequisites. Most teams have about two.",
    source: { kind: "guide", section: "Patterns: six prerequisites" },
    judge: (situation) => atLeast(5, situation),
  },
  {
    id: "microservices-size",
    patterns: ["microservices"],
    sentence: `Microservices serve several teams of ${manyEngineers} engineers or more, or loads that differ by orders of magnitude.`,
    source: { kind: "guide", section: "Patterns: six prerequisites" },
    judge: (situation) =>
      isLargeEnough(situation) && situation.teams > 1
        ? open(
            `${amount(situation.engineersIn18Months, "engineer")}, parts that scale apart: ${situation.independentScaling}`,
          )
        : notNeeded(
            `${amount(situation.engineersIn18Months, "engineer")} in 18 months, ${amount(situation.teams, "team")}`,
            "engineersIn18Months",
            "independentScaling",
            "teams",
          ),
  },
  {
    id: "microservices-domain",
    patterns: ["microservices"],
    sentence:
      "Microservices divide a domain that is too complex for one head; a simpler one only gains hops.",
    source: { kind: "guide", section: "Patterns: domain complexity" },
    judge: ({ domainComplexity }) =>
      domainComplexity === "high"
        ? open("the domain is highly complex")
        : notNeeded(`the domain's complexity is ${domainComplexity}`, "domainComplexity"),
  },
  {
    id: "microservices-need",
    patterns: ["microservices"],
    sentence:
      "Microservices pay when several parts differ in load and pace, or when coordination consistently blocks delivery.",
    source: { kind: "guide", section: "Measures: when to leave the monolith" },
    judge({ independentScaling, coordinationPain, painIs }) {
      if (independentScaling === "several" || independentScaling === "extreme")
        return open(`parts that scale apart: ${independentScaling}`);
      if (coordinationPain === "high" && painIs === "felt") return open("coordination blocks delivery");
      return notNeeded(
        "one part apart is an extraction, not an architecture",
        "independentScaling",
        "coordinationPain",
      );
    },
  },
  {
    id: "microservices-boundaries",
    patterns: ["microservices"],
    sentence:
      "Where boundaries are only partly clear, services need a business that lives with eventual consistency.",
    source: { kind: "guide", section: "Patterns: consistency" },
    judge({ boundaries, consistency }) {
      if (boundaries === "clear") return open("the boundaries are clear");
      return consistency === "strong"
        ? notAble("transactions cross boundaries that are not clear", "boundaries", "consistency")
        : open("boundaries can move, since consistency across them is loose");
    },
  },
];
