import { type Overlay, overlays, type Structure } from "../model/pattern.js";
import type { PlacedArchitecture, PlacedModule } from "./placed-architecture.js";

/** A pattern that more than a modular monolith asks for. */
export type DemandingPattern = Exclude<Structure, "monolith" | "modular-monolith"> | Overlay;

/** That one module is to run under a pattern, and by which key of architecture.yaml. */
export interface AskedPattern {
  readonly pattern: DemandingPattern;
  readonly module: string;
  readonly by: "unit" | "state" | "events";
}

/** What an architecture asks for. */
export interface AskedArchitecture {
  readonly patterns: readonly AskedPattern[];
  /** How many programs would be deployed. */
  readonly deployables: number;
}

/** With fewer units, each is a part that was extracted; microservices are a system made of them. */
const fewestServices = 4;

const brokers: ReadonlySet<string> = new Set(["nats", "rabbitmq", "kafka"]);

/** What in a module's placement makes it each of the overlays. */
const overlaid: Readonly<
  Record<Overlay, { readonly by: AskedPattern["by"]; isAsked(module: PlacedModule): boolean }>
> = {
  "event-driven": { by: "events", isAsked: ({ events }) => brokers.has(events) },
  "cqrs-es": { by: "state", isAsked: ({ state }) => state === "events" },
  "space-based": { by: "state", isAsked: ({ state }) => state === "memory" },
};

/**
 * The patterns that an architecture asks for beyond a modular monolith, module by module. Four units or more, none of which
 * holds half of the modules, are microservices. With fewer, what lives outside of the largest unit is extracted from it.
 *
 * @example
 * ```ts
 * askedPatterns({ modules: [{ name: "ledger", unit: "main", state: "events", events: "local" }] }).patterns;
 * // [{ pattern: "cqrs-es", module: "ledger", by: "state" }]
 * ```
 */
export function askedPatterns({ modules }: PlacedArchitecture): AskedArchitecture {
  const sorted = [...modules].sort((a, b) => (a.name < b.name ? -1 : 1));
  const units = unitsOf(sorted);
  return {
    patterns: [
      ...structureAsked(units),
      ...overlays.flatMap((pattern) => {
        const { by, isAsked } = overlaid[pattern];
        return sorted.filter(isAsked).map(({ name }): AskedPattern => ({ pattern, module: name, by }));
      }),
    ],
    deployables: units.length,
  };
}

/** The modules of each unit, the largest unit first; of equal ones `main`. */
function unitsOf(modules: readonly PlacedModule[]): readonly (readonly PlacedModule[])[] {
  const units = new Map<string, PlacedModule[]>();
  for (const module of modules) units.set(module.unit, [...(units.get(module.unit) ?? []), module]);
  const rank = (unit: string) => (unit === "main" ? "" : unit);
  return [...units]
    .sort(([a, some], [b, others]) => others.length - some.length || (rank(a) < rank(b) ? -1 : 1))
    .map(([, members]) => members);
}

function structureAsked(units: readonly (readonly PlacedModule[])[]): readonly AskedPattern[] {
  const [largest = [], ...others] = units;
  const all = units.flat();
  const areServices = units.length >= fewestServices && largest.length < all.length / 2;
  const pattern = areServices ? "microservices" : "selective-extraction";
  const apart = areServices ? all : others.flat();
  return apart
    .map(({ name }): AskedPattern => ({ pattern, module: name, by: "unit" }))
    .sort((a, b) => (a.module < b.module ? -1 : 1));
}
