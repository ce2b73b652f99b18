import { listed } from "@ashlar/survey/printing";
import { nameInSentence } from "../model/answer.js";
import { alike } from "./alike.js";
import type { AskedPattern, DemandingPattern } from "./asked-patterns.js";

const most = 6;

/** How each pattern is told of a module, after "is" or "are". */
const told: Readonly<Record<DemandingPattern, string>> = {
  "selective-extraction": "deployed apart",
  microservices: "deployed as services",
  "event-driven": "tied to a broker",
  "cqrs-es": "kept as events",
  "space-based": "kept in memory",
};

/**
 * What modules are asked to be, as a clause.
 *
 * @example
 * askedWords(asked); // `"orders" and "search" are deployed apart (selective extraction)`
 */
export function askedWords(asked: readonly AskedPattern[]): string {
  const clauses = alike(asked, ({ pattern }) => [pattern]).map((group) => {
    const [{ pattern }] = group;
    const verb = group.length === 1 ? "is" : "are";
    const names = shortened(group.map(({ module }) => `"${module}"`));
    return `${listed(names)} ${verb} ${told[pattern]} (${nameInSentence(pattern)})`;
  });
  return clauses.join("; ");
}

function shortened(names: readonly string[]): readonly string[] {
  if (names.length <= most) return names;
  return [...names.slice(0, most - 1), `${names.length - most + 1} more`];
}
