import {
  eventTransports,
  type Placement,
  parseArchitecture,
  requireSupported,
  stateKinds,
} from "@ashlar/core";
import { expect, it } from "vitest";
import { runsToday } from "../../src/guidance/runs-today.js";

const plain: Placement = { unit: "main", state: "rows", events: "local", replicas: 1 };

const bare = parseArchitecture("", { file: "architecture.yaml", environment: {}, modules: [] });

const runs = (...placements: readonly Placement[]): boolean => {
  const modules = Object.fromEntries(placements.map((one, at) => [`module${at}`, one]));
  try {
    requireSupported({ ...bare, modules });
    return true;
  } catch {
    return false;
  }
};

it("says of every value of architecture.yaml what the runtime says", () => {
  expect(runsToday.state).toEqual(stateKinds.filter((state) => runs({ ...plain, state })));
  expect(runsToday.events).toEqual(eventTransports.filter((events) => runs({ ...plain, events })));
  expect(runsToday.severalUnits).toBe(runs(plain, { ...plain, unit: "other" }));
});
