import type { Pattern } from "./pattern.js";

/** The six factors that patterns are compared by. */
export const factors = ["team", "domain", "maturity", "scaling", "consistency", "overhead"] as const;
export type Factor = (typeof factors)[number];

/** How well a pattern suits a situation by one factor. */
export interface FactorScore {
  readonly factor: Factor;
  /** 0: it works against the situation; 1: as if made for it. */
  readonly score: number;
  /** The share of this factor in the total; all six add up to 1. */
  readonly weight: number;
  /** One clause: "62 engineers in 18 months". */
  readonly because: string;
}

/** How well a pattern suits a situation: the weighted factors, moved by the forces. */
export interface Fit {
  readonly pattern: Pattern;
  /** 0–1. */
  readonly total: number;
  readonly factors: readonly FactorScore[];
  /** What the balance of the forces adds to this pattern, or takes from it. */
  readonly forces: number;
}

/** Something that pulls a system apart, or holds it together. */
export interface Force {
  readonly id: string;
  readonly direction: "splitting" | "binding";
  /** 0–1. */
  readonly strength: number;
  readonly because: string;
}
