/** What a schema says of a value that it does not take. */
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

/** Words a complaint about a key that does not exist, in the mapping at a path. */
export type UnknownKey = (path: readonly PropertyKey[], key: string) => Complaint;

/** The first complaint of a schema. Of a choice, that of the branch which understood most. */
export function complaintOf(
  issues: readonly SchemaIssue[],
  unknownKey: UnknownKey,
  prefix: readonly PropertyKey[] = [],
): Complaint {
  // A key that does not exist explains better than the one that is missing for it.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (!issue) return { path: prefix, message: "it is not valid" };
  const path = [...prefix, ...issue.path];
  const [key] = issue.code === "unrecognized_keys" ? (issue.keys ?? []) : [];
  if (key !== undefined) return unknownKey(path, key);
  if (issue.code === "invalid_key") return unknownKey(path.slice(0, -1), String(path.at(-1)));
  const branches = (issue.errors ?? []).map((branch) => complaintOf(branch, unknownKey, path));
  const furthest = branches.reduce<Complaint | undefined>(
    (best, branch) => (!best || branch.path.length > best.path.length ? branch : best),
    undefined,
  );
  if (furthest && furthest.path.length > path.length) return furthest;
  return { path, message: issue.message };
}
