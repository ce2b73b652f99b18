/**
 * Judgement over facts: which architecture an organisation can operate.
 *
 * A `profile` joins what people say with what the `evidence` of their repository shows; every value knows its source. The
 * `model` is pure and has three layers. Gates are hard conditions: a closed one takes a pattern out. Fit compares what is left by six
 * factors, moved by the forces that split or bind; the simplest that fits as well as the best wins. `sensitivity` then asks what
 * would flip the answer, and how often nearby situations agree. `guidance` says what is missing, where to go next, and how to
 * come back; `report` writes it down. `casebook` holds the model against documented decisions, and `gate` holds an
 * architecture file against what can be operated.
 */

export type { Advice, ModuleAdvice } from "./advice.js";
export { advise } from "./advise.js";
export { collectEvidence } from "./evidence/collect-evidence.js";
export { type Evidence, noEvidence } from "./evidence/evidence.js";
export type {
  DangerZone,
  MatrixPoint,
  MythAnswer,
  ReadinessGap,
  Stage,
} from "./guidance/guidance.js";
export { type Answer, answerName } from "./model/answer.js";
export { type DecisionRules, decide } from "./model/decide.js";
export type { Decision, NearMiss, Verdict } from "./model/decision.js";
export type { Factor, FactorScore, Fit, Force } from "./model/fit.js";
export { forceRules } from "./model/forces.js";
export { gates } from "./model/gates/index.js";
export {
  type Overlay,
  overlays,
  type Pattern,
  patternNames,
  patterns,
  type Structure,
  structures,
} from "./model/pattern.js";
export type { Reason } from "./model/reason.js";
export type { Gate, GateAnswer, GateResult, RuleSource } from "./model/rule.js";
export * from "./profile/index.js";
export type { Change, Flip, Question, Sensitivity } from "./sensitivity/flip.js";
