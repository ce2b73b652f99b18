import type { ModuleAdvice } from "../advice.js";
import type { Decision } from "../model/decision.js";
import { isPossible } from "../model/judge-gates.js";
import { overlays as everyOverlay, type Overlay } from "../model/pattern.js";
import type { Profile } from "../profile/profile.js";
import type { Situation } from "../profile/situation.js";
import { unitNames } from "./unit-names.js";

/** What architecture.yaml says of one module; an axis at its default is left out. */
export interface AdvisedPlacement {
  readonly module: string;
  readonly unit?: string;
  readonly state?: "events" | "memory";
  readonly events?: Broker;
}

/** Brokers that are proposed. Whoever operates another one writes its name. */
export type Broker = "nats" | "kafka";

/** The advice on the three axes of architecture.yaml. */
export interface AdvisedPlacements {
  /** For every module, when the whole is event-driven. */
  readonly events: Broker | undefined;
  /** Only modules that differ from the defaults, by name. */
  readonly modules: readonly AdvisedPlacement[];
  /** Overlays of the whole that are set module by module, where no module is known. */
  readonly withoutPlace: readonly Overlay[];
}

/** Puts the advice on the axes: a unit for what is extracted, a state and a way of events for each overlay. */
export function advisedPlacements(
  profile: Profile,
  decision: Decision,
  advised: readonly ModuleAdvice[],
): AdvisedPlacements {
  const ofWhole = everyOverlay.filter(
    (overlay) =>
      decision.overlays.includes(overlay) && (isPossible(overlay, decision.gates) || advised.length === 0),
  );
  const events = ofWhole.includes("event-driven") ? brokerFor(profile.inputs.volume.value) : undefined;
  const names = [...new Set([...profile.modules, ...advised].map(({ name }) => name))].sort();
  const units = unitNames(names);
  const modules = names.map((module): AdvisedPlacement => {
    const advice = advised.find(({ name }) => name === module);
    const overlays = advice?.overlays ?? ofWhole;
    const isExtracted = advice?.isExtracted ?? decision.structure === "microservices";
    const { volume } = (profile.modules.find(({ name }) => name === module) ?? profile).inputs;
    const state = overlays.includes("space-based")
      ? "memory"
      : overlays.includes("cqrs-es")
        ? "events"
        : undefined;
    return {
      module,
      ...(isExtracted && { unit: units.get(module)! }),
      ...(state && { state }),
      ...(overlays.includes("event-driven") && !events && { events: brokerFor(volume.value) }),
    };
  });
  return {
    events,
    modules: modules.filter((placement) => Object.keys(placement).length > 1),
    withoutPlace: names.length > 0 ? [] : ofWhole.filter((overlay) => overlay !== "event-driven"),
  };
}

/** Many events that are read again later are what Kafka is for; for less, NATS is less to operate. */
function brokerFor(volume: Situation["volume"]): Broker {
  return volume === "high" ? "kafka" : "nats";
}
