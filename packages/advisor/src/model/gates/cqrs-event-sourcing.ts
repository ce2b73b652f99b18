import type { Gate } from "../rule.js";
import { atLeast, notAble, notNeeded, open } from "./gate-answers.js";

/** What CQRS with event sourcing needs. */
export const cqrsEventSourcingGates: readonly Gate[] = [
  {
    id: "history-need",
    patterns: ["cqrs-es"],
    sentence:
      "Event sourcing is for domains where the sequence of events is the truth. Regulated does not mean event-sourced: an audit table may do.",
    source: { kind: "case", lesson: 6 },
    judge({ consistency, audit, temporalQueries }) {
      if (consistency === "event-based") return open("the sequence of events is the truth");
      if (audit === "regulatory" && temporalQueries === "core")
        return open("auditors and the product itself ask about the past");
      return notNeeded(
        "nothing makes the sequence of events the truth",
        "consistency",
        "audit",
        "temporalQueries",
      );
    },
  },
  {
    id: "history-volume",
    patterns: ["cqrs-es"],
    sentence:
      "A few thousand transactions a week do not pay for event sourcing, unless a regulator asks for the history.",
    source: { kind: "case", lesson: 8 },
    judge: ({ volume, spikes, audit }) =>
      volume === "low" && spikes === "normal" && audit !== "regulatory"
        ? notNeeded("little volume, no peaks, no regulator", "volume", "spikes", "audit")
        : open("volume, peaks or a regulator justify it"),
  },
  {
    id: "history-boundaries",
    patterns: ["cqrs-es"],
    sentence:
      "Events are published promises: their boundaries must be clear before they are written down for ever.",
    source: { kind: "guide", section: "Patterns: CQRS / event sourcing" },
    judge: ({ boundaries }) =>
      boundaries === "clear"
        ? open("the boundaries are clear")
        : notAble(`the boundaries are ${boundaries}`, "boundaries"),
  },
  {
    id: "ddd-expertise",
    patterns: ["cqrs-es"],
    sentence: "Event sourcing needs people who have modelled aggregates and events before.",
    source: { kind: "guide", section: "Patterns: CQRS / event sourcing" },
    judge: ({ expertise }) =>
      expertise["domain-driven-design"] === "yes"
        ? open("domain-driven design is known here")
        : notAble("domain-driven design is not known to be practised here", "domain-driven-design"),
  },
  {
    id: "history-prerequisites",
    patterns: ["cqrs-es"],
    sentence: "Projections lag, fail and are rebuilt: event sourcing needs three of the six prerequisites.",
    source: { kind: "guide", section: "Patterns: operations maturity" },
    judge: (situation) => atLeast(3, situation),
  },
];
