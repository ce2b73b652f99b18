/**
 * The gate: whether an architecture asks for more than the organisation can operate.
 *
 * `asked-patterns` says which patterns an architecture amounts to, module by module. `lacks-of` puts the situation before the
 * gates that the advice is made with, and takes from them what is lacking; that nothing needs a pattern is no failure here.
 * `risk-cover` finds the accepted risk that speaks of it. `operability` joins the three, and is pure. `told-operability`
 * puts what was found into words, and `project-operability` does all of it for a project's files.
 */

export type { Lacking } from "../model/put-in-place.js";
export { type AskedPattern, askedPatterns, type DemandingPattern } from "./asked-patterns.js";
export {
  type Operability,
  type OperabilityFinding,
  type OperabilityParts,
  operability,
} from "./operability.js";
export type { PlacedArchitecture, PlacedModule } from "./placed-architecture.js";
export { projectOperability } from "./project-operability.js";
export type { OperabilityProblem, ToldOperability } from "./told-operability.js";
