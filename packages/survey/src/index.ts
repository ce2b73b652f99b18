/**
 * Facts about a repository, without running or building any of it.
 *
 * A survey goes in four steps, each in a folder of its own. `files` lists what belongs to the repository, by git where there
 * is git. `source` reads one file at a time and knows nothing of the others: its imports, and on request what it declares,
 * uses and shares. What it finds depends on the text alone, so `cache` keeps it by content. `resolve` says what each
 * specifier leads to, from the list of files in memory: relative paths against the list, names of the repository's own packages
 * to their sources (built or not), aliases by the nearest tsconfig. `graph` then answers questions about any directed graph.
 *
 * What cannot be read is passed over and named in `skipped`; nothing that stands in a repository ends a survey.
 */

export { sourceLanguage } from "./files/source-kind.js";
export { type ChangedFiles, changedFiles } from "./git/changed-files.js";
export type { Adjacency } from "./graph/adjacency.js";
export { components } from "./graph/components.js";
export { type Coupling, coupling } from "./graph/coupling.js";
export type { Import, Target } from "./graph/import.js";
export { shortestCycle } from "./graph/shortest-cycle.js";
export type { History, HistoryAnswer, HistoryCaveat, ModuleHistory } from "./history/history.js";
export type { Place } from "./place.js";
export { type Capability, capabilities, type Strength, strengths } from "./readiness/capability.js";
export type { EvidencePlace, Finding, FindingOutcome } from "./readiness/finding.js";
export type { Probe, Sighting } from "./readiness/probe.js";
export type { CapabilityEvidence, Readiness } from "./readiness/readiness.js";
export type { RepositoryFiles } from "./readiness/repository-files.js";
export type { Skipped, SkipReason } from "./skipped.js";
export type {
  Directive,
  Impurity,
  MakerCall,
  MemberUse,
  SharedState,
  SourceDetails,
  TableMention,
} from "./source/facts.js";
export type { ImportKind, ImportStatement } from "./source/import-statement.js";
export { changesItsObject } from "./source/shared-state-of.js";
export {
  type Survey,
  type SurveyedFile,
  type SurveyedPackage,
  type SurveyOptions,
  surveyRepository,
} from "./survey.js";
