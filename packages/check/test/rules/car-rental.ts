import type { Files } from "../repository.js";

/** A car rental that knows nothing of Ashlar but a boundaries.yaml. Nothing of it violates a rule. */
export const carRental: Files = {
  "boundaries.yaml": `modules:
  booking: { path: src/booking }
  fleet: { path: src/fleet }
  pricing: { path: src/pricing }
`,
  "src/booking/index.ts": `export { reserve } from "./reserve.js";
`,
  "src/booking/reserve.ts": `import { vehicles } from "../fleet/index.js";
import { quote } from "../pricing/index.js";

export function reserve(plate: string, days: number) {
  return { vehicle: vehicles.get(plate), price: quote(days) };
}
`,
  "src/fleet/index.ts": `export type { Vehicle } from "./vehicle.js";
export { vehicles } from "./vehicle.js";
`,
  "src/fleet/vehicle.ts": `export interface Vehicle {
  readonly plate: string;
}

export const vehicles: ReadonlyMap<string, Vehicle> = new Map();
`,
  "src/fleet/service-plan.ts": `export const kilometresBetweenServices = 20_000;
`,
  "src/pricing/index.ts": `export { quote } from "./tariff.js";
`,
  "src/pricing/tariff.ts": `export function quote(days: number): number {
  return days * 49;
}
`,
  "server.ts": `import { reserve } from "./src/booking/index.js";

reserve("B 1234", 3);
`,
};
