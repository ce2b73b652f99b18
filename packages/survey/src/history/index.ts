/**
 * What the git history of a repository tells about its people and its modules.
 *
 * Git prints the commits that lead to HEAD, newest first, and they are read as they come: of each commit only who, when, and
 * which modules it touched is kept. Merges are left out, for they repeat what their branches did. Which folders are modules
 * is given by the caller, or guessed from the files at HEAD by a table of known layouts. A module's tests belong to it. Lock
 * files, generated files, translations, vendored code and documents touch nothing. Commits by bots and mass changes (imports,
 * reformats, releases) count for no module. Periods count back from the last commit, so the same repository gives the same
 * answer on any day.
 *
 * What it cannot tell:
 *
 * - Who works together. Reviews, pairs and discussions leave no commit, and one person may use several names.
 * - How often the product is deployed, or fails. Tags are releases, and "revert" or "hotfix" in a message is only what the
 *   author chose to write.
 * - How hard a module would be to extract. Changing alone is a modest sign of it: it has put real extractions near the top,
 *   and has missed those that were made for other reasons. Imports, shared tables and runtime needs are seen elsewhere.
 * - What came before a squash, a rewrite, or the edge of a shallow clone. The caveats say so where it can be noticed.
 */

export { boundaryClarity } from "./boundary-clarity.js";
export { type CoChange, coChanges } from "./co-change.js";
export type { Boundaries, History, HistoryAnswer, HistoryCaveat, ModuleHistory } from "./history.js";
export { type GuessedModules, guessModules, type ModuleFolder } from "./modules-of-history.js";
export { type ReadHistoryOptions, readHistory } from "./read-history.js";
export { extractionScore, moduleHistories, selfContainment, type Touch } from "./self-containment.js";
