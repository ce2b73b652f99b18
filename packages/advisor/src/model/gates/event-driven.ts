import { isThere } from "../prerequisites-met.js";
import type { Gate } from "../rule.js";
import { atLeast, notAble, notNeeded, open } from "./gate-answers.js";

/** What an event-driven architecture, on a broker, needs. */
export const eventDrivenGates: readonly Gate[] = [
  {
    id: "stream-need",
    patterns: ["event-driven"],
    sentence:
      "Event-driven shines where streams are at the heart and several consumers need them; not for requests and answers.",
    source: { kind: "guide", section: "Patterns: event-driven" },
    judge: ({ streaming }) =>
      streaming === "core"
        ? open("streams are at the heart of it")
        : notNeeded(
            streaming === "some" ? "a few events are no stream" : "there are no streams",
            "streaming",
          ),
  },
  {
    id: "stream-volume",
    patterns: ["event-driven"],
    sentence: "Volume decides: a few events a minute do not pay for a broker.",
    source: { kind: "case", lesson: 8 },
    judge: ({ volume }) =>
      volume === "low" ? notNeeded("the volume is low", "volume") : open(`the volume is ${volume}`),
  },
  {
    id: "broker-expertise",
    patterns: ["event-driven"],
    sentence: "A broker is operated by people who have operated one.",
    source: { kind: "guide", section: "Patterns: event-driven" },
    judge: ({ expertise }) =>
      expertise.broker === "yes"
        ? open("a broker has been operated here")
        : notAble("no broker is known to have been operated here", "broker"),
  },
  {
    id: "stream-prerequisites",
    patterns: ["event-driven"],
    sentence:
      "Asynchronous flows are opaque: event-driven needs three of the six prerequisites, and tracing among them.",
    source: { kind: "guide", section: "Patterns: event-driven" },
    judge: (situation) =>
      isThere("observability", situation)
        ? atLeast(3, situation)
        : notAble("flows are not known to be traced", "observability"),
  },
];
