import type { Situation } from "../profile/situation.js";
import type { NearMiss } from "./decision.js";
import type { Pattern } from "./pattern.js";

/** A near miss, and when it is worth a word. */
interface Offer extends NearMiss {
  /** Patterns that make it pointless once they are chosen, beside the one it stands in for. */
  readonly besides?: readonly Pattern[];
  /** Whether the situation has the need that it serves. */
  serves(situation: Situation): boolean;
}

const offers: readonly Offer[] = [
  {
    id: "one-module",
    insteadOf: "microservices",
    name: "One extracted module, and no more",
    because:
      "The part whose load, runtime or pace differs gets a deployable of its own; the rest stays together, and one service more is operated, not ten.",
    besides: ["selective-extraction"],
    serves: ({ independentScaling, coordinationPain, painCause, boundaries }) =>
      boundaries !== "unclear" &&
      (independentScaling !== "none" || (coordinationPain === "high" && painCause === "architecture")),
  },
  {
    id: "background-worker",
    insteadOf: "selective-extraction",
    name: "A background worker: the same code, started as a second process",
    because:
      "Slow or bursty work scales apart from the requests, and there is still one code base, one release and one database.",
    besides: ["microservices"],
    serves: ({ independentScaling, spikes }) => independentScaling !== "none" || spikes !== "normal",
  },
  {
    id: "work-queue",
    insteadOf: "event-driven",
    name: "A work queue in the database",
    because:
      "A job is written in the transaction that causes it and taken with a lock; nothing can be lost between the two, and no broker is operated.",
    serves: ({ streaming, spikes }) => streaming === "some" || spikes !== "normal",
  },
  {
    id: "bounded-pilot",
    insteadOf: "event-driven",
    name: "One bounded pilot: one use case, one stream, a stop date",
    because: "It shows in weeks whether several consumers come, and what ordering and tracing cost here.",
    serves: ({ streaming, volume }) => streaming === "core" || (streaming === "some" && volume !== "low"),
  },
  {
    id: "audit-table",
    insteadOf: "cqrs-es",
    name: "An audit table, written in the transaction of the change",
    because:
      "It proves who changed what and when; being regulated asks for a complete history, not for state that is made of events.",
    serves: ({ audit }) => audit !== "none",
  },
  {
    id: "event-log",
    insteadOf: "cqrs-es",
    name: "A light event log inside the process: one table, the same transaction",
    because:
      "What happened is kept in order beside the rows, so the past can be asked about; no second store, and no read model that lags.",
    serves: ({ consistency, temporalQueries }) => consistency === "event-based" || temporalQueries !== "none",
  },
  {
    id: "materialised-view",
    insteadOf: "cqrs-es",
    name: "A materialised view of what is read most",
    because: "Reads get a shape and an index of their own while writes keep one truth.",
    serves: ({ temporalQueries, latency, volume, independentScaling }) =>
      temporalQueries !== "none" ||
      (volume !== "low" && (latency !== "normal" || independentScaling !== "none")),
  },
  {
    id: "cache-or-replica",
    insteadOf: "space-based",
    name: "A cache, or a read replica",
    because:
      "Most load is reading; answering that from memory or from a copy takes the database out of the way, and no data grid is operated.",
    serves: ({ latency, spikes }) => latency !== "normal" || spikes !== "normal",
  },
];

/**
 * What is smaller than a pattern, and serves the need that the pattern would serve. A plain no helps nobody who has the need.
 *
 * @param chosen the structure and the overlays of the answer; what these serve already needs no stand-in.
 * @example
 * nearMisses(situation, new Set(["modular-monolith"])).map(({ name }) => name);
 */
export function nearMisses(situation: Situation, chosen: ReadonlySet<Pattern>): readonly NearMiss[] {
  return offers
    .filter(({ insteadOf, besides = [] }) => ![insteadOf, ...besides].some((pattern) => chosen.has(pattern)))
    .filter((offer) => offer.serves(situation))
    .map(({ id, insteadOf, name, because }) => ({ id, insteadOf, name, because }));
}
