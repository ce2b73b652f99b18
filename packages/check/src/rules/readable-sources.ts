import type { SkipReason } from "@ashlar/survey";
import type { Rule } from "./facts.js";

const unread: ReadonlySet<SkipReason> = new Set([
  "syntax",
  "too-large",
  "minified",
  "unreadable",
  "not-text",
  "too-deep",
]);

/** Every source file of a module, or of a folder that modules share, can be read. One violation for each file. */
export const readableSources: Rule = ({ survey, modules, isTest, exhaustive }) =>
  survey.skipped
    .filter(
      ({ path, reason }) =>
        unread.has(reason) && !isTest(path) && (modules.of(path) !== undefined || exhaustive(path)),
    )
    .map(({ path, message, line, column }) => ({
      rule: "readable-sources",
      identity: path,
      message: `${path}${modules.of(path) ? ` of "${modules.of(path)!.name}"` : ""} cannot be checked: ${message}.`,
      fix: "Mend the file, or list it under `exclude` in boundaries.yaml.",
      places: [{ file: path, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }],
    }));
