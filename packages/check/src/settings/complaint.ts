import { nearest } from "@ashlar/core/errors";
import { ruleIds } from "../rules/rule-id.js";

/** What the schema says of a value that it does not take. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** What a user is told of a wrong setting: where, what, and what was probably meant. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly fix?: string;
}

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

/** The first complaint of a schema. Of a choice, that of the branch which understood most. */
export function complaintOf(issues: readonly SchemaIssue[], prefix: readonly PropertyKey[] = []): Complaint {
  // A key that does not exist explains better than the one that is missing for it.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (!issue) return { path: prefix, message: "it is not valid" };
  const path = [...prefix, ...issue.path];
  const [key] = issue.code === "unrecognized_keys" ? (issue.keys ?? []) : [];
  if (key !== undefined) return unknown(path, key);
  if (issue.code === "invalid_key") return unknown(path.slice(0, -1), String(path.at(-1)));
  const branches = (issue.errors ?? []).map((branch) => complaintOf(branch, path));
  const furthest = branches.reduce<Complaint | undefined>(
    (best, branch) => (!best || branch.path.length > best.path.length ? branch : best),
    undefined,
  );
  if (furthest && furthest.path.length > path.length) return furthest;
  return { path, message: issue.message };
}

function unknown(path: readonly PropertyKey[], key: string): Complaint {
  const isRule = path.at(-1) === "rules";
  const isModule = path.at(-1) === "modules";
  const meant = isModule ? undefined : nearest(key, isRule ? ruleIds : keys);
  return {
    path: [...path, key],
    message: isModule ? "it cannot name a module" : `there is no such ${isRule ? "rule" : "key"}`,
    ...(meant !== undefined && { fix: `Did you mean \`${meant}\`?` }),
  };
}
