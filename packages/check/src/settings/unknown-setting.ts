import { nearest } from "@ashlar/core/errors";
import type { Complaint } from "@ashlar/survey/configuration";
import { ruleIds } from "../rules/rule-id.js";

const keys = [
  "modules",
  "layers",
  "exhaustive",
  "exclude",
  "tests",
  "rules",
  "path",
  "public",
  "dependsOn",
  "visibleTo",
  "name",
  "files",
  "pure",
  "to",
  "level",
  "typeOnly",
];

/** Words what is wrong with a key of boundaries.yaml that does not exist. */
export function unknownSetting(path: readonly PropertyKey[], key: string): Complaint {
  const isRule = path.at(-1) === "rules";
  const isModule = path.at(-1) === "modules";
  const meant = isModule ? undefined : nearest(key, isRule ? ruleIds : keys);
  return {
    path: [...path, key],
    message: isModule ? "it cannot name a module" : `there is no such ${isRule ? "rule" : "key"}`,
    ...(meant !== undefined && { fix: `Did you mean \`${meant}\`?` }),
  };
}
