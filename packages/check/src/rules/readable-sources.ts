import type { SkipReason } from "@ashlar/survey";
import type { Rule } from "./facts.js";

const unread: ReadonlySet<SkipReason> = new Set([
  "syntax",
  "too-large",
  "minified",
  "unreadable",
  "not-text",
]);

/** Every source file of a module can be read. One violation for each file. */
export const readableSources: Rule = ({ survey, modules, isTest }) =>
  survey.skipped
    .filter(({ path, reason }) => unread.has(reason) && !isTest(path) && modules.of(path) !== undefined)
    .map(({ path, message, line, column }) => ({
      rule: "readable-sources",
      identity: path,
      message: `${path} of "${modules.of(path)!.name}" cannot be checked: ${message}.`,
      fix: "Mend the file, or list it under `exclude` in boundaries.yaml.",
      places: [{ file: path, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }],
    }));
