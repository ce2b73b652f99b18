export type { Ablation } from "./ablation.js";
export type { Case } from "./case.js";
export type { CaseFacts } from "./case-facts.js";
export type { GateUse } from "./gate-use.js";
export { type CasebookReport, judgeCasebook, type NamedScore } from "./judge-casebook.js";
export { parseCasebook, readCasebook } from "./read-casebook.js";
export { casebookText, disagreementsOf, totalsOf } from "./report.js";
export {
  type Answer,
  type CasebookScore,
  type CaseResult,
  type Decider,
  type Missed,
  scoreCasebook,
} from "./score-casebook.js";
export { type Share, shareOf } from "./share.js";
export { situationOfCase } from "./situation-of-case.js";
export { ablationTable, baselineTable, confusionTable, estimatesTable, type Table } from "./tables.js";
