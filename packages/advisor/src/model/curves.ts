import type { Situation } from "../profile/situation.js";
import { through } from "./curve.js";
import type { Factor } from "./fit.js";
import type { Pattern } from "./pattern.js";

type Level<Name extends keyof Situation> = Situation[Name] & string;
type Table<Name extends keyof Situation> = Readonly<Record<Level<Name>, number>>;

/** The share of each factor in a fit. */
export const weights: Readonly<Record<Factor, number>> = {
  team: 0.2,
  domain: 0.2,
  maturity: 0.1,
  scaling: 0.2,
  consistency: 0.1,
  overhead: 0.2,
};

/** How a pattern scores on each factor, from 0 (works against it) to 1 (made for it). */
export interface Curves {
  /** Of the engineers in eighteen months. */
  readonly team: (engineers: number) => number;
  readonly domain: Table<"domainComplexity">;
  /** Of the share (0–1) of the six prerequisites that is met. Steeper for what asks more. */
  readonly maturity: (share: number) => number;
  readonly scaling: Table<"independentScaling">;
  readonly consistency: Table<"consistency">;
  readonly overhead: number;
}

/**
 * The curves of every pattern: our reading of the guide's table, as numbers. They are judgements, published so that they can be
 * argued with; the casebook says how far they carry. A pattern that asks more never gains less from maturity.
 */
export const curves: Readonly<Record<Pattern, Curves>> = {
  monolith: {
    team: through([
      [20, 1],
      [30, 0.8],
      [50, 0.7],
      [100, 0.3],
      [300, 0.1],
    ]),
    domain: { low: 1, moderate: 0.8, high: 0.3 },
    maturity: through([[0, 0.7]]),
    scaling: { none: 1, one: 0, several: 0, extreme: 0 },
    consistency: { strong: 1, eventual: 0.8, "event-based": 0.5, partition: 0.5 },
    overhead: 1,
  },
  "modular-monolith": {
    team: through([
      [1, 0.7],
      [10, 0.8],
      [20, 0.9],
      [50, 1],
      [300, 1],
      [1_000, 0.8],
    ]),
    domain: { low: 0.6, moderate: 0.9, high: 1 },
    maturity: through([[0, 0.8]]),
    scaling: { none: 0.9, one: 0.1, several: 0.1, extreme: 0 },
    consistency: { strong: 1, eventual: 0.9, "event-based": 0.6, partition: 0.6 },
    overhead: 0.7,
  },
  "selective-extraction": {
    team: through([
      [1, 0.6],
      [10, 0.8],
      [50, 1],
    ]),
    domain: { low: 0.8, moderate: 0.8, high: 0.8 },
    maturity: through([
      [0, 0],
      [1, 1],
    ]),
    scaling: { none: 0.2, one: 1, several: 0.7, extreme: 0.4 },
    consistency: { strong: 0.7, eventual: 1, "event-based": 0.8, partition: 0.8 },
    overhead: 0.6,
  },
  microservices: {
    team: through([
      [20, 0],
      [30, 0.3],
      [50, 0.7],
      [100, 1],
    ]),
    domain: { low: 0.1, moderate: 0.4, high: 1 },
    maturity: through([
      [0.5, 0],
      [1, 1],
    ]),
    scaling: { none: 0.1, one: 0.3, several: 1, extreme: 1 },
    consistency: { strong: 0.4, eventual: 1, "event-based": 0.8, partition: 0.8 },
    overhead: 0.2,
  },
  "event-driven": {
    team: through([
      [1, 0.7],
      [10, 0.9],
      [50, 1],
    ]),
    domain: { low: 0.4, moderate: 0.8, high: 0.8 },
    maturity: through([
      [0.25, 0],
      [1, 1],
    ]),
    scaling: { none: 0.3, one: 0.7, several: 1, extreme: 0.9 },
    consistency: { strong: 0.3, eventual: 1, "event-based": 0.9, partition: 0.7 },
    overhead: 0.4,
  },
  "cqrs-es": {
    team: through([
      [1, 0.5],
      [10, 0.8],
      [30, 1],
    ]),
    domain: { low: 0.1, moderate: 0.8, high: 1 },
    maturity: through([
      [0.4, 0],
      [1, 1],
    ]),
    scaling: { none: 0.4, one: 0.7, several: 0.9, extreme: 0.8 },
    consistency: { strong: 0.3, eventual: 0.6, "event-based": 1, partition: 0.6 },
    overhead: 0.2,
  },
  "space-based": {
    team: through([
      [1, 0.4],
      [20, 0.8],
      [50, 1],
    ]),
    domain: { low: 0.6, moderate: 0.8, high: 0.6 },
    maturity: through([
      [0.5, 0],
      [1, 1],
    ]),
    scaling: { none: 0.1, one: 0.4, several: 0.7, extreme: 1 },
    consistency: { strong: 0.1, eventual: 0.4, "event-based": 0.7, partition: 1 },
    overhead: 0,
  },
};
