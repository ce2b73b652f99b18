import type { Architecture, Placement } from "./architecture.js";
import { type Unit, unitsOf } from "./units.js";
import { count, list } from "./wording.js";

/** A well-known name for a region of the space of architectures. */
export type PatternName =
  | "layered monolith"
  | "modular monolith"
  | "microservices"
  | "event-driven"
  | "CQRS + event sourcing"
  | "space-based";

/** A pattern that an architecture amounts to, and what in it makes it so. */
export interface Pattern {
  readonly pattern: PatternName;
  readonly because: string;
}

/**
 * Names what an architecture amounts to. Most systems are several things at once, such as a modular monolith with one
 * event-sourced ledger and one extracted service: how the modules are deployed comes first.
 *
 * @example
 * ```ts
 * patterns(architecture); // [{ pattern: "modular monolith", because: "all 4 modules run in unit main" }]
 * ```
 */
export function patterns(architecture: Architecture): readonly Pattern[] {
  return [...deployment(unitsOf(architecture)), ...style(architecture)];
}

function deployment(units: readonly Unit[]): Pattern[] {
  const [largest, ...others] = units;
  if (!largest) return [];
  const total = units.reduce((sum, unit) => sum + unit.modules.length, 0);
  if (total === 1)
    return [{ pattern: "layered monolith", because: `${largest.modules[0]} is the only module` }];
  if (others.length === 0) {
    return [{ pattern: "modular monolith", because: `all ${total} modules run in unit ${largest.name}` }];
  }
  if (largest.modules.length <= total / 2) {
    return [{ pattern: "microservices", because: `${total} modules run in ${count(units.length, "unit")}` }];
  }
  const extracted = others.map((unit) => `${list(unit.modules)} in unit ${unit.name}`);
  return [
    {
      pattern: "modular monolith",
      because: `${largest.modules.length} of ${total} modules run in unit ${largest.name}`,
    },
    { pattern: "microservices", because: `apart from them run ${list(extracted)}` },
  ];
}

const brokers: readonly string[] = ["nats", "rabbitmq", "kafka"];

function style({ modules }: Architecture): Pattern[] {
  const having = (holds: (placement: Placement) => boolean) =>
    Object.entries(modules).flatMap(([name, placement]) => (holds(placement) ? [name] : []));
  const found: Pattern[] = [];
  const brokered = having(({ events }) => brokers.includes(events));
  const sourced = having(({ state }) => state === "events");
  const inMemory = having(({ state }) => state === "memory");
  if (brokered.length > 0) {
    const used = brokers.filter((broker) => brokered.some((name) => modules[name]!.events === broker));
    found.push({
      pattern: "event-driven",
      because: `the events of ${list(brokered)} travel by ${list(used)}`,
    });
  }
  if (sourced.length > 0) {
    found.push({
      pattern: "CQRS + event sourcing",
      because: `the state of ${list(sourced)} is kept as events`,
    });
  }
  if (inMemory.length > 0) {
    found.push({ pattern: "space-based", because: `the state of ${list(inMemory)} is kept in memory` });
  }
  return found;
}
