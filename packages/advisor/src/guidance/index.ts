/**
 * What the advisor says beside its answer: pure functions of a situation, the decision for it, and the evidence.
 *
 * Nearly all of it is texts, and texts are values in tables: `remedies` has one entry for each capability, `stages-…` one for
 * each stage, `beliefs-…` and `questions-people-ask` one for each myth. A few functions choose among them:
 *
 * - `gaps`: what the target needs (`needs`) and is not there, with its remedy
 * - `danger-zone`: `complexity` against `maturity`, now and at the target, and the way between
 * - `trajectory`: the stages from where they stand (`standing`) to the target, and one beyond
 * - `myths`: what people in this situation believe, answered
 * - `architecture`: the advice as architecture.yaml (`placements`, `unit-names`)
 *
 * Nothing here decides. The model does, and these texts must agree with its gates.
 */

export { architectureText } from "./architecture.js";
export { dangerZone, zoneAt } from "./danger-zone.js";
export { readinessGaps } from "./gaps.js";
export type { DangerZone, MatrixPoint, MythAnswer, ReadinessGap, Stage } from "./guidance.js";
export { myths } from "./myths.js";
export { trajectory } from "./trajectory.js";
