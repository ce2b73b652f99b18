/** An operational capability: there, not there, or nobody knows. Unknown never counts as there. */
export type Known = "yes" | "no" | "unknown";

/** The operational prerequisites of distribution that somebody can have; the sixth, size or extreme load, follows from the rest. */
export const prerequisites = [
  "testing",
  "observability",
  "on-call",
  "resilience",
  "infrastructure-as-code",
] as const;
export type Prerequisite = (typeof prerequisites)[number];

/** All that can be operated: the prerequisites, and deployment, which each deployable needs once more. */
export const operations = ["deployment", ...prerequisites] as const;
export type Operation = (typeof operations)[number];

export const expertises = ["broker", "domain-driven-design", "data-grid"] as const;
export type Expertise = (typeof expertises)[number];

/**
 * What the model judges: one system, or one module of it, as plain values. No value says where it comes from; the profile does.
 * Ordered inputs list their values from the least demanding to the most.
 */
export interface Situation {
  readonly scope: "whole" | "module";
  /** Engineers who work on it. */
  readonly engineers: number;
  /** The same, eighteen months ahead; below `engineers` for a team that shrinks. */
  readonly engineersIn18Months: number;
  readonly teams: number;
  /** Deployables operated today. */
  readonly deployables: number;
  /** Time zones the teams work in, more than three hours apart. */
  readonly timeZones: number;
  readonly domainComplexity: "low" | "moderate" | "high";
  readonly boundaries: "unclear" | "mixed" | "clear";
  /** How many parts must scale apart from the rest. */
  readonly independentScaling: "none" | "one" | "several" | "extreme";
  /** What consistency the business can live with, across parts. */
  readonly consistency: "strong" | "eventual" | "event-based" | "partition";
  readonly audit: "none" | "useful" | "regulatory";
  /** Questions about the past: "what did we know on the third of May?" */
  readonly temporalQueries: "none" | "some" | "core";
  /** Streams of events that several consumers need. */
  readonly streaming: "none" | "some" | "core";
  /** Events or transactions: low is below about 1 per second on average, high above about 1,000. */
  readonly volume: "low" | "moderate" | "high";
  readonly latency: "normal" | "low" | "sub-ms";
  readonly spikes: "normal" | "high" | "extreme";
  /** How much teams wait for each other to deliver. */
  readonly coordinationPain: "low" | "medium" | "high";
  /** What makes it hurt: the structure of the code, or the way of testing and releasing it. */
  readonly painCause: "architecture" | "pipeline" | "unknown";
  /** Whether the pain is felt already, or expected. */
  readonly painIs: "felt" | "anticipated";
  /** Promised availability, in percent. */
  readonly availability: number;
  /** Share of engineering time (0–100) that keeps the lights on. */
  readonly operationsShare: number;
  readonly operations: Readonly<Record<Operation, Known>>;
  /**
   * Where only their number is known: how many of the six prerequisites are met, whichever they are. It then replaces the
   * count over `operations`.
   */
  readonly prerequisitesMet?: number | undefined;
  readonly expertise: Readonly<Record<Expertise, Known>>;
}

/** The inputs that are chosen from a list or are a number; all but scope and what is known one by one. */
export type Input = Exclude<keyof Situation, "scope" | "operations" | "expertise" | "prerequisitesMet">;

/** The name of anything that can be asked, answered, and flip an answer. */
export type InputName = Input | Operation | Expertise;
