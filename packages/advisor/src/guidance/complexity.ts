import type { Overlay, Structure } from "../model/pattern.js";

/** How much there is to operate with each structure. */
export const structureComplexity: Readonly<Record<Structure, number>> = {
  monolith: 0.1,
  "modular-monolith": 0.25,
  "selective-extraction": 0.45,
  microservices: 0.7,
};

/** What an overlay adds. */
export const overlayComplexity: Readonly<Record<Overlay, number>> = {
  "event-driven": 0.2,
  "cqrs-es": 0.3,
  "space-based": 0.4,
};

/** What is added where each team operates more than eight deployables. */
export const crowdingComplexity = 0.2;

/** The architectural complexity of a structure with overlays, 0–1. */
export function complexityOf(structure: Structure, overlays: readonly Overlay[], isCrowded = false): number {
  const added = overlays.reduce((sum, overlay) => sum + overlayComplexity[overlay], 0);
  const total = structureComplexity[structure] + added + (isCrowded ? crowdingComplexity : 0);
  return Math.min(1, Math.round(total * 100) / 100);
}
