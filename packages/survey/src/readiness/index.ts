/**
 * What a repository's files prove of the organisation behind it: which capabilities it says it has, has wired, or exercises.
 *
 * A *probe* asks one question and answers with findings, each with its place. `readinessOf` runs every probe and groups the
 * findings by capability; the strongest positive finding speaks for the capability. Probes are pure functions of the files:
 * they run nothing and ask no network. What several probes need is worked out once per repository: `ci` reads the pipelines of
 * five systems into one model, `ecosystems` reads manifests into one list of dependencies, `code` searches product code
 * without its comments, and `product-path` says which files are the product's own.
 *
 * "Not available" is no "false": where a thing may live outside of the repository, not to see it proves nothing.
 */

export { type Capability, capabilities, type Strength, strengths } from "./capability.js";
export type { EvidencePlace, Finding, FindingOutcome } from "./finding.js";
export { type OpenedRepository, openRepositoryFiles } from "./open-repository-files.js";
export type { Probe, Sighting } from "./probe.js";
export { probes } from "./probes/catalogue.js";
export { ashlarModulesOf } from "./probes/runtime/ashlar-modules.js";
export { isProductPath } from "./product-path.js";
export type { CapabilityEvidence, Readiness } from "./readiness.js";
export { readinessOf } from "./readiness-of.js";
export type { RepositoryFiles } from "./repository-files.js";
