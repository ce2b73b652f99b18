import type { StageTexts } from "./stage-text.js";

/** The stages in which a module keeps its state in another way. */
export const stagesOfState: Pick<StageTexts, "cqrs-es" | "space-based"> = {
  "cqrs-es": {
    deeds: [
      "Take one module, whose events are the truth of the business. Leave every other module as it is.",
      "Model its events with the people who know the domain, and give them versions from the first day.",
      "Rebuild every read model from the events once, and measure how long that takes. Read and write sides then scale apart.",
      "Say on the screen, or wait, where a reader would miss a write of their own: read models lag.",
    ],
    entryGate:
      "The sequence of events is the truth, or auditors and the product both ask about the past. Somebody has practised domain-driven design, boundaries are clear, the volume is not trivial, and three of the six prerequisites are met.",
    exitMeasure:
      "A question about the past was answered from the events, and a read model was rebuilt in production without downtime.",
    stopRule:
      "Stop when features wait for the event model for more than a month. A start-up with a few thousand payments a week lost six months to it.",
    wayBack: "Fold the events into rows one last time, keep the log as an audit table, and go on with rows.",
  },
  "space-based": {
    deeds: [
      "Take only the module on the hot path. Everything else keeps its database.",
      "Choose the key that splits its state, and make sure that no command needs two keys.",
      "Kill a node under real peak load, before customers do it, and count what is lost.",
    ],
    entryGate:
      "Extreme peaks together with answers in less than a millisecond (or a low latency and state that splits by key), people who have run a data grid, and four of the six prerequisites. The default is no.",
    exitMeasure:
      "The latency that was promised holds under a rehearsed peak with a node lost, and nothing acknowledged is missing.",
    stopRule:
      "Stop when a cache or a read replica in the same test meets the target: it is overkill otherwise.",
    wayBack:
      "Write the state behind into tables from the start; the module then goes back to rows by reading them.",
  },
};
