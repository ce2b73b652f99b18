/**
 * Boundaries that hold.
 *
 * `inspection` puts the parts together: a survey of the sources (`@ashlar/survey`), the modules they belong to (`modules`: by
 * Ashlar's convention, from boundaries.yaml, or guessed), and the rules (`rules`, one a file). A rule is a pure function from facts
 * to violations, and a violation is a value with an identity that does not depend on lines. What is forgiven is decided after
 * that (`forgiveness`): by a comment beside it, or by a baseline that only shrinks. `contracts` compares what modules promise with
 * what they promised. `check` makes it a report, and `report` prints one.
 */
export { architectureViolation } from "./ashlar/architecture-violation.js";
export { acceptContracts, contractFindings, contractsNotCompared } from "./ashlar/contract-findings.js";
export { writtenModuleFacts } from "./ashlar/module-facts.js";
export { type CheckOptions, checkRepository, type ProjectFindings } from "./check.js";
export { type Initialised, initialise } from "./initialise.js";
export { type Inspection, inspect } from "./inspection.js";
export type { CheckReport, ReportedDependency, ReportedModule } from "./report/check-report.js";
export {
  linesOfFiles,
  reportDot,
  reportHtml,
  reportMermaid,
  reportSarif,
  reportText,
} from "./report/index.js";
export { type RuleDescription, ruleCatalogue } from "./rules/catalogue.js";
export { type RuleId, ruleIds } from "./rules/rule-id.js";
export { boundariesJsonSchema } from "./settings/boundaries.js";
export { shrinkBaseline } from "./shrink.js";
export type { Violation, ViolationPlace } from "./violation.js";
