import { type Architecture, type DataLocation, type Module, parseArchitecture } from "@ashlar/core";
import type { Layout } from "./layouts.ts";

/** The architecture by which a layout runs modules on some data. */
export function architectureOf(
  { state, events }: Pick<Layout, "state" | "events">,
  location: DataLocation,
  modules: readonly Module[],
): Architecture {
  const facts = modules.map(({ contract, entities, commands }) => ({
    name: contract.name,
    plainHandlers: Object.keys(commands).length > 0,
    state: entities.length > 0 ? { state } : {},
  }));
  // JSON is YAML.
  const text = JSON.stringify({
    data: location.scheme === "sqlite" ? `sqlite:${location.folder}` : location.url,
    events,
    modules: Object.fromEntries(facts.map((module) => [module.name, module.state])),
  });
  return parseArchitecture(text, { file: "architecture.yaml", environment: {}, modules: facts });
}
