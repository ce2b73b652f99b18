import { amount } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { reasonText } from "../../model/reason.js";
import type { Input } from "../../profile/situation.js";
import { escapeMarkdown, proseMarkdown } from "./markdown.js";

/** What the system is, and what is to be decided. */
export function context({ name, profile, dangerZone }: Advice): string {
  const counted = (input: Input, one: string) => {
    const value = profile.find((entry) => entry.input === input)?.value;
    return typeof value === "number" ? amount(value, one) : `an unknown number of ${one}s`;
  };
  return `## Context and Problem Statement

Which architecture can ${escapeMarkdown(name)} operate? It is the work of ${counted("engineers", "engineer")} in ${counted("teams", "team")}, with ${counted("engineersIn18Months", "engineer")} expected in 18 months, and runs as ${counted("deployables", "deployable")} today. ${proseMarkdown(dangerZone.verdict)}

The structure is to match what the organisation can operate: the simplest pattern that works, with a way to the next.`;
}

/** What drives the decision: the forces that act, then the rules that applied. */
export function drivers({ decision: { forces, reasons } }: Advice): string {
  const acting = forces.filter(({ strength }) => strength > 0);
  const lines = [
    ...reasons
      .filter(({ rule }) => !forces.some(({ id }) => id === rule))
      .map((reason) => `* ${proseMarkdown(reasonText(reason))}`),
    ...acting.map(
      ({ direction, because, strength }) =>
        `* ${direction === "splitting" ? "It pulls apart" : "It binds"}: ${proseMarkdown(because)} (${strength.toFixed(2)})`,
    ),
  ];
  return `## Decision Drivers\n\n${lines.length === 0 ? "* Nothing asks for more than the simplest." : lines.join("\n")}`;
}
