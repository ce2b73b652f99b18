import type { Gate } from "../rule.js";
import { atLeast, notAble, notNeeded, open } from "./gate-answers.js";

/** What a space-based architecture needs; the answer is no by default. */
export const spaceBasedGates: readonly Gate[] = [
  {
    id: "space-need",
    patterns: ["space-based"],
    sentence:
      "Space-based is for extreme spikes that no database can take: below a millisecond, or with two of low latency, consistency by key, and extreme scaling. Otherwise it is overkill.",
    source: { kind: "guide", section: "Patterns: space-based" },
    judge({ spikes, latency, consistency, independentScaling }) {
      if (spikes !== "extreme") return notNeeded(`spikes are ${spikes}`, "spikes");
      if (latency === "sub-ms") return open("extreme spikes at sub-millisecond latency");
      const signs = [latency === "low", consistency === "partition", independentScaling === "extreme"];
      return signs.filter((one) => one).length >= 2
        ? open("extreme spikes, on keys that do not meet")
        : notNeeded("a database can keep up", "latency", "consistency", "independentScaling");
    },
  },
  {
    id: "grid-expertise",
    patterns: ["space-based"],
    sentence:
      "State in memory is lost by those who have not operated it before: space-based needs specialists.",
    source: { kind: "guide", section: "Patterns: space-based" },
    judge: ({ expertise }) =>
      expertise["data-grid"] === "yes"
        ? open("a data grid has been operated here")
        : notAble("no data grid is known to have been operated here", "data-grid"),
  },
  {
    id: "space-prerequisites",
    patterns: ["space-based"],
    sentence: "Space-based needs four of the six prerequisites.",
    source: { kind: "guide", section: "Patterns: operations maturity" },
    judge: (situation) => atLeast(4, situation),
  },
];
