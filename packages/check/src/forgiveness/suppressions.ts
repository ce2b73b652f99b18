import type { Survey } from "@ashlar/survey";
import { type RuleId, ruleIds } from "../rules/rule-id.js";
import type { Violation, ViolationPlace } from "../violation.js";

/** A comment that forgives one rule on one line: `// ashlar-ignore contract-only: moves with the next release`. */
export interface Suppression {
  readonly rule: RuleId;
  readonly file: string;
  /** The line that the comment stands on. */
  readonly written: number;
  /** The lines that it is about. */
  readonly about: { readonly first: number; readonly last: number };
}

/** The suppressions of a repository, and the comments that were meant to be one. */
export interface Suppressions {
  readonly all: readonly Suppression[];
  readonly malformed: readonly Violation[];
}

const form = /^ignore\s+([\w-]+)\s*:\s*\S.*$/;

/** Reads the comments that forgive. One without a known rule and a reason forgives nothing, and is reported. */
export function readSuppressions({ files }: Survey): Suppressions {
  const all: Suppression[] = [];
  const malformed: Violation[] = [];
  for (const { path, directives } of files.values()) {
    for (const { text, line, about } of directives) {
      const [, rule] = form.exec(text) ?? [];
      const complaint = complaintAbout(rule);
      if (complaint === undefined) all.push({ rule: rule as RuleId, file: path, written: line, about });
      else malformed.push(wrong(path, line, text, complaint));
    }
  }
  return { all, malformed };
}

/** Violations without the places that a comment forgives, and the comments that forgave any. */
export function suppress(violations: readonly Violation[], suppressions: readonly Suppression[]) {
  const used = new Set<Suppression>();
  const byFile = new Map<string, Suppression[]>();
  for (const one of suppressions) {
    const key = `${one.rule} ${one.file}`;
    byFile.set(key, [...(byFile.get(key) ?? []), one]);
  }
  const remaining = violations.flatMap((violation) => {
    const forgiving = violation.places.map((place) =>
      forgivenBy(byFile.get(`${violation.rule} ${place.file}`), place),
    );
    for (const one of forgiving) if (one) used.add(one);
    // Of shared state, the first place is the state itself: whoever forgives that forgives its use.
    if (violation.rule === "no-shared-state" && forgiving[0]) return [];
    const places = violation.places.filter((_, index) => !forgiving[index]);
    if (places.length === 0) return [];
    return places.length === violation.places.length
      ? [violation]
      : [{ ...violation, places } as unknown as Violation];
  });
  return { remaining, used };
}

/** What is wrong with comments that forgave nothing. */
export function unused(
  suppressions: readonly Suppression[],
  used: ReadonlySet<Suppression>,
): readonly Violation[] {
  return suppressions
    .filter((one) => !used.has(one))
    .map(({ rule, file, written }) => ({
      rule: "current-suppressions",
      identity: `${file}: ${rule}`,
      message: `The comment forgives ${rule}, but nothing beside it violates that rule.`,
      fix: "Remove the comment.",
      places: [{ file, line: written }],
    }));
}

function forgivenBy(
  suppressions: readonly Suppression[] | undefined,
  { line }: ViolationPlace,
): Suppression | undefined {
  // What concerns a file as a whole is forgiven at its beginning.
  return suppressions?.find(({ about: { first, last }, written }) =>
    line === undefined ? written <= 2 : first <= line && line <= last,
  );
}

// These are about files that hold no comments, about comments, or are accepted in a file of their own.
const neverByComment: ReadonlySet<RuleId> = new Set([
  "valid-architecture",
  "possible-state",
  "operable-architecture",
  "stable-contracts",
  "readable-sources",
  "current-baseline",
  "current-suppressions",
]);

function complaintAbout(rule: string | undefined): string | undefined {
  if (rule === undefined) return "it needs a rule and a reason";
  if (!(ruleIds as readonly string[]).includes(rule)) return `there is no rule "${rule}"`;
  return neverByComment.has(rule as RuleId) ? `${rule} cannot be forgiven by a comment` : undefined;
}

function wrong(file: string, line: number, text: string, complaint: string): Violation {
  return {
    rule: "current-suppressions",
    identity: `${file}: ${text}`,
    message: `"ashlar-${text}" forgives nothing: ${complaint}.`,
    fix: "Write `// ashlar-ignore <rule>: <reason>`, on the line it is about or above it.",
    places: [{ file, line }],
  };
}
