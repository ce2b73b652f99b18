/** The structures, from the simplest: each can be reached from the one before, and gone back from. */
export const structures = ["monolith", "modular-monolith", "selective-extraction", "microservices"] as const;
export type Structure = (typeof structures)[number];

/** What a structure can be joined with, module by module. */
export const overlays = ["event-driven", "cqrs-es", "space-based"] as const;
export type Overlay = (typeof overlays)[number];

/** Every pattern, from the one that asks least of those who operate it. */
export const patterns = [
  "monolith",
  "modular-monolith",
  "selective-extraction",
  "event-driven",
  "microservices",
  "cqrs-es",
  "space-based",
] as const;
export type Pattern = (typeof patterns)[number];

/** As people write them. */
export const patternNames: Readonly<Record<Pattern, string>> = {
  monolith: "Layered monolith",
  "modular-monolith": "Modular monolith",
  "selective-extraction": "Selective extraction",
  microservices: "Microservices",
  "event-driven": "Event-driven",
  "cqrs-es": "CQRS + event sourcing",
  "space-based": "Space-based",
};
