import { type Pattern, patternNames, patterns } from "../model/pattern.js";
import type { CasebookReport } from "./judge-casebook.js";
import type { CasebookScore } from "./score-casebook.js";

/** A table before anybody says how it looks. The first column is text, the others are numbers. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const heads: Readonly<Record<Pattern, string>> = {
  monolith: "mono",
  "modular-monolith": "modular",
  "selective-extraction": "extract",
  "event-driven": "event",
  microservices: "micro",
  "cqrs-es": "cqrs",
  "space-based": "space",
};

/** What each expected pattern got: rows are what the book expects, columns what was answered. */
export function confusionTable({ confusion }: CasebookScore): Table {
  return {
    head: ["expected", ...patterns.map((one) => heads[one])],
    rows: patterns.map((expected) => [
      patternNames[expected],
      ...patterns.map((got) => (confusion[expected][got] === 0 ? "·" : String(confusion[expected][got]))),
    ]),
  };
}

const counted = ["exact", "acceptable", "wrong"] as const;
type Counts = Pick<CasebookScore, (typeof counted)[number]>;

const counts = (score: Counts) => counted.map((one) => String(score[one]));

/** The advisor, and beside it what rules of thumb get. */
export function baselineTable({ score, baselines }: CasebookReport): Table {
  return {
    head: ["who answers", ...counted],
    rows: [
      ["the advisor", ...counts(score)],
      ...baselines.map(({ name, score: one }) => [name, ...counts(one)]),
    ],
  };
}

/**
 * What each part contributes: the score without it; how many are exact without it were every skill there; for a gate, in how many
 * cases it is closed, and closed where no other is.
 */
export function ablationTable({
  score,
  ablation,
  skilledAblation,
  gateUse,
  estimates,
}: CasebookReport): Table {
  const uses = new Map(gateUse.map((one) => [one.gate, one]));
  const skilled = new Map(skilledAblation.map((one) => [one.without, one.exact]));
  const skilledScore = estimates.find(({ id }) => id === "every-skill")?.score;
  return {
    head: ["without", ...counted, "skilled", "closed", "alone"],
    rows: [
      ["(nothing left out)", ...counts(score), text(skilledScore?.exact), "", ""],
      ...ablation.map((one) => {
        const use = uses.get(one.without);
        const known = [skilled.get(one.without), use?.closed, use?.closedAlone];
        return [one.without, ...counts(one), ...known.map(text)];
      }),
    ],
  };
}

const text = (count: number | undefined) => (count === undefined ? "" : String(count));

/** What becomes of the score when the estimates of the book are off. */
export function estimatesTable({ score, estimates }: CasebookReport): Table {
  return {
    head: ["if", ...counted],
    rows: [
      ["the book is right", ...counts(score)],
      ...estimates.map(({ name, score: one }) => [name, ...counts(one)]),
    ],
  };
}
