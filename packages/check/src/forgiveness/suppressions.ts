import type { Survey } from "@ashlar/survey";
import { type RuleId, ruleIds } from "../rules/rule-id.js";
import type { Violation, ViolationPlace } from "../violation.js";

/** A comment that forgives one rule on one line: `// ashlar-ignore contract-only: moves with the next release`. */
export interface Suppression {
  readonly rule: RuleId;
  readonly file: string;
  /** The line that the comment stands on. */
  readonly written: number;
  /** The line that it is about: its own, or the next one when it stands alone. */
  readonly line: number;
}

/** The suppressions of a repository, and the comments that were meant to be one. */
export interface Suppressions {
  readonly all: readonly Suppression[];
  readonly malformed: readonly Violation[];
}

const form = /^ignore\s+([\w-]+)\s*:\s*(\S.*?)\s*(?:\*\/)?\s*\}?$/;

/** Reads the comments that forgive. One without a known rule and a reason forgives nothing, and is reported. */
export function readSuppressions({ files }: Survey): Suppressions {
  const all: Suppression[] = [];
  const malformed: Violation[] = [];
  for (const { path, directives } of files.values()) {
    for (const { text, line, alone } of directives) {
      const [, rule] = form.exec(text) ?? [];
      if (isRule(rule)) all.push({ rule, file: path, written: line, line: alone ? line + 1 : line });
      else malformed.push(wrong(path, line, text));
    }
  }
  return { all, malformed };
}

/** Violations without the places that a comment forgives, and the comments that forgave any. */
export function suppress(violations: readonly Violation[], suppressions: readonly Suppression[]) {
  const used = new Set<Suppression>();
  const byPlace = new Map(suppressions.map((one) => [key(one.rule, one.file, one.line), one]));
  const remaining = violations.flatMap((violation) => {
    const places = violation.places.filter((place) => {
      const forgiving = forgivenBy(byPlace, violation.rule, place);
      if (forgiving) used.add(forgiving);
      return !forgiving;
    });
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
  byPlace: ReadonlyMap<string, Suppression>,
  rule: RuleId,
  { file, line }: ViolationPlace,
): Suppression | undefined {
  // What concerns a file as a whole is forgiven on its first line.
  return (
    byPlace.get(key(rule, file, line ?? 1)) ??
    (line === undefined ? byPlace.get(key(rule, file, 2)) : undefined)
  );
}

function key(rule: RuleId, file: string, line: number): string {
  return `${rule} ${line} ${file}`;
}

function isRule(name: string | undefined): name is RuleId {
  return (ruleIds as readonly (string | undefined)[]).includes(name);
}

function wrong(file: string, line: number, text: string): Violation {
  return {
    rule: "current-suppressions",
    identity: `${file}: ${text}`,
    message: `"ashlar-${text}" forgives nothing: it needs a rule and a reason.`,
    fix: "Write `// ashlar-ignore <rule>: <reason>`, on the line it is about or above it.",
    places: [{ file, line }],
  };
}
