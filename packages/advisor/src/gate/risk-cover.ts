import type { Lacking } from "../model/put-in-place.js";
import type { AcceptedRisk } from "../profile/organisation.js";

/** An accepted risk that speaks of something lacking, and whether it holds today. */
export interface RiskCover {
  readonly risk: AcceptedRisk;
  /** Its place in the list of accepted risks. */
  readonly at: number;
  readonly is: "in-force" | "expired" | "not-yet";
}

/**
 * The accepted risk that speaks best for something a module lacks: one that holds today before one that has ended, and the one
 * that holds longest. Days are compared as days, without hours or zones.
 *
 * @param today a day of the calendar, YYYY-MM-DD.
 */
export function riskCover(
  { lacking, module }: { readonly lacking: Lacking; readonly module: string },
  risks: readonly AcceptedRisk[],
  today: string,
): RiskCover | undefined {
  const [best] = risks
    .map((risk, at): RiskCover => ({ risk, at, is: standing(risk, today) }))
    .filter(({ risk }) => risk.capability === lacking && (risk.module ?? module) === module)
    .sort(
      (a, b) =>
        order.indexOf(a.is) - order.indexOf(b.is) || compare(b.risk.expires, a.risk.expires) || a.at - b.at,
    );
  return best;
}

const order: readonly RiskCover["is"][] = ["in-force", "expired", "not-yet"];

function standing({ accepted, expires }: AcceptedRisk, today: string): RiskCover["is"] {
  if (today >= expires) return "expired";
  return today < accepted ? "not-yet" : "in-force";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
