import { type Capability, capabilities, type Readiness } from "@ashlar/survey";
import { stepFrom } from "../guidance/gaps.js";
import type { ReadinessGap } from "../guidance/guidance.js";
import { remedies } from "../guidance/remedies.js";
import type { Lacking } from "../model/put-in-place.js";
import { inputOf } from "../profile/inputs.js";
import { acceptable } from "../profile/organisation.js";
import { expertises } from "../profile/situation.js";

/** What it means that something is lacking, and how to get there from what the repository shows. */
export interface WayOut {
  /** As it stands after "without": `on-call (people on call, with runbooks)`. */
  readonly name: string;
  readonly consequence: string;
  readonly nextStep: string;
  readonly effort: ReadinessGap["effort"];
  /** What organisation.yaml says once it is there: `operations.onCall: yes`. */
  readonly written?: string;
  /** Whether organisation.yaml can accept the risk of going without it. */
  readonly isAcceptable: boolean;
}

/** What gates can find lacking that no capability is. */
const others: Readonly<Partial<Record<Lacking, Omit<WayOut, "isAcceptable">>>> = {
  boundaries: {
    name: "clear boundaries",
    consequence:
      "A cut in the wrong place makes a distributed monolith: parts that only work, change and fail together.",
    nextStep:
      "Put what changes together into one unit again, and let this check hold the boundaries until most changes stay within one module.",
    effort: "weeks",
    written: "boundaries: clear",
  },
  deployables: {
    name: "enough teams for its deployables",
    consequence: "A team with more deployables than it can care for keeps them alive and builds nothing.",
    nextStep: "Let modules that change together share a unit, until each team has few enough.",
    effort: "days",
  },
  painCause: {
    name: "a pipeline that keeps up",
    consequence: "What is slow about testing and releasing is slow once for each deployable.",
    nextStep: "Measure where a change waits on its way to production, and mend the longest wait.",
    effort: "weeks",
  },
  prerequisites: {
    name: "enough of the six prerequisites",
    consequence: "Which of them are missing cannot be said, because only their number is known.",
    nextStep: "Write in organisation.yaml which are there, under `operations`, in place of their number.",
    effort: "hours",
  },
};

/** How to get what is lacking. The effort is that of the step. */
export function wayOut(lacking: Lacking, readiness: Readiness): WayOut {
  if (isCapability(lacking)) {
    const { label, consequence, inAshlar } = remedies[lacking];
    const { nextStep, effort } = stepFrom(lacking, readiness);
    return {
      name: nameOf(lacking, label),
      consequence: inAshlar ? `${consequence} ${inAshlar}` : consequence,
      nextStep,
      effort,
      written: `${inputOf(lacking).key}: yes`,
      isAcceptable: true,
    };
  }
  return {
    ...(others[lacking] ?? unnamed(lacking)),
    isAcceptable: acceptable.some((one) => one === lacking),
  };
}

function nameOf(capability: Capability, label: string): string {
  if (label === capability.replaceAll("-", " ")) return label;
  return isExpertise(capability) ? `${label} (${capability})` : `${capability} (${label})`;
}

function isExpertise(capability: Capability): boolean {
  return (expertises as readonly string[]).includes(capability);
}

function isCapability(lacking: Lacking): lacking is Capability {
  return (capabilities as readonly string[]).includes(lacking);
}

function unnamed(lacking: Lacking): Omit<WayOut, "isAcceptable"> {
  const label = lacking === "prerequisites" ? lacking : inputOf(lacking).label.toLowerCase();
  return {
    name: `the ${label} for it`,
    consequence: "What is built that way cannot be kept alive.",
    nextStep: `Mend the ${label}, or choose a simpler architecture.`,
    effort: "weeks",
  };
}
