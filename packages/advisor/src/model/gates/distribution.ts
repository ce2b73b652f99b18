import { amount } from "@ashlar/survey/printing";
import type { Situation } from "../../profile/situation.js";
import { isThere } from "../prerequisites-met.js";
import type { Gate } from "../rule.js";
import { atLeast, notAble, notNeeded, open } from "./gate-answers.js";

/** One team keeps this many deployables alive, each with its pipeline, alerts and runbook, and still builds something. */
export const deployablesPerTeam = 8;

/** A single part whose runtime needs diverge can be cut off even by a tiny team, where the cut is clear. */
const isOneClearPart = ({ independentScaling, boundaries }: Situation) =>
  independentScaling === "one" && boundaries === "clear";

/** What holds for anything that runs in more than one deployable. */
export const distributionGates: readonly Gate[] = [
  {
    id: "clear-boundaries",
    patterns: ["selective-extraction", "microservices", "event-driven"],
    sentence:
      "Unclear boundaries: modularise first, whatever the size. A cut in the wrong place makes a distributed monolith.",
    source: { kind: "case", lesson: 3 },
    judge: ({ boundaries }) =>
      boundaries === "unclear"
        ? notAble("the boundaries are unclear", "boundaries")
        : open(`the boundaries are ${boundaries}`),
  },
  {
    id: "distribution-prerequisites",
    patterns: ["selective-extraction", "microservices"],
    sentence:
      "Anything distributed needs operational foundations: four of the six prerequisites, or three for one part that is cut off clearly.",
    source: { kind: "guide", section: "Patterns: six prerequisites" },
    judge: (situation) => atLeast(isOneClearPart(situation) ? 3 : 4, situation),
  },
  {
    id: "own-deployment",
    patterns: ["selective-extraction", "microservices"],
    sentence: "Each deployable needs a pipeline of its own, with rollback.",
    source: { kind: "guide", section: "Readiness" },
    judge: (situation) =>
      isThere("deployment", situation)
        ? open(
            situation.operations.deployment === "yes"
              ? "deploys are automated"
              : "only the number of prerequisites is known; deploys may be automated",
          )
        : notAble("deploys are not known to be automated", "deployment"),
  },
  {
    id: "deployables-per-team",
    patterns: ["selective-extraction", "microservices"],
    sentence: `A team can own about ${deployablesPerTeam} deployables; with more, it keeps them alive and builds nothing.`,
    source: { kind: "case", lesson: 5 },
    judge({ deployables, teams }) {
      const each = deployables / teams;
      const said = `${amount(deployables, "deployable")} for ${amount(teams, "team")}`;
      return each > deployablesPerTeam ? notAble(said, "deployables") : open(said);
    },
  },
  {
    id: "extraction-need",
    patterns: ["selective-extraction", "microservices"],
    sentence:
      "Something is extracted when a part must scale or run apart, or when coordination blocks delivery; size alone is no reason.",
    source: { kind: "case", lesson: 1 },
    judge({ independentScaling, coordinationPain, painIs }) {
      if (independentScaling !== "none") return open(`parts that scale apart: ${independentScaling}`);
      if (coordinationPain === "high" && painIs === "felt") return open("coordination blocks delivery");
      return notNeeded(
        "no part scales apart, and coordination does not block delivery",
        "independentScaling",
        "coordinationPain",
      );
    },
  },
  {
    id: "foundations-first",
    patterns: ["selective-extraction", "microservices"],
    sentence: "Pain that the pipeline makes is mended in the pipeline; no architecture cures it.",
    source: { kind: "case", lesson: 4 },
    judge({ coordinationPain, painCause, operations }) {
      if (coordinationPain === "low") return open("coordination does not hurt");
      if (painCause === "pipeline") return notAble("what hurts is the pipeline", "painCause");
      const missing = (["deployment", "testing"] as const).filter((name) => operations[name] === "no");
      if (missing.length > 0) return notAble(`delivery hurts without ${missing.join(" and ")}`, ...missing);
      return open("the pipeline is not known to be what hurts");
    },
  },
];
