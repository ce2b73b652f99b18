import type { Decision } from "../model/decision.js";
import type { HeadCountTrend } from "../model/growth.js";
import type { Pattern } from "../model/pattern.js";
import type { Situation } from "../profile/situation.js";
import type { Stage } from "./guidance.js";

/** What the texts of a stage depend on. */
export interface Way {
  readonly situation: Situation;
  readonly decision: Decision;
  readonly growth: HeadCountTrend;
  /** The stage is reached from something more complex. */
  readonly isGoingBack: boolean;
  /** What to extract first, as a sentence. */
  readonly candidate: string;
  /** Operations that the target needs and that are not there, by their labels. */
  readonly missing: readonly string[];
}

/** Something to do in a stage: always, or only on some ways. */
export type Deed =
  | string
  | { readonly when: (way: Way) => boolean; readonly what: string | ((way: Way) => string) };

/** The texts of a stage. */
export interface StageText extends Omit<Stage, "name" | "pattern" | "when" | "does"> {
  readonly deeds: readonly Deed[];
}

/** Every stage there may be on a way. */
export type StageTexts = Readonly<Record<Pattern | "foundations", StageText>>;

/** What is to be done in a stage, on this way. */
export function deedsOf({ deeds }: StageText, way: Way): readonly string[] {
  return deeds.flatMap((deed) => {
    if (typeof deed === "string") return [deed];
    if (!deed.when(way)) return [];
    return [typeof deed.what === "string" ? deed.what : deed.what(way)];
  });
}
