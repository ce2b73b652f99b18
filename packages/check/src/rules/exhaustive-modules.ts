import { sourceLanguage } from "@ashlar/survey";
import type { Rule } from "./facts.js";

/** Every source file in the checked folders belongs to a module. One violation for each file. */
export const exhaustiveModules: Rule = ({ survey, modules, isTest, exhaustive }) =>
  Array.from(survey.files.keys())
    .filter(
      (path) => sourceLanguage(path) !== undefined && exhaustive(path) && !isTest(path) && !modules.of(path),
    )
    .map((path) => ({
      rule: "exhaustive-modules",
      identity: path,
      message: `${path} belongs to no module.`,
      fix: "Move it into a module, or list its folder as one.",
      places: [{ file: path }],
    }));
