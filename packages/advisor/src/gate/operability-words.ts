import type { Readiness } from "@ashlar/survey";
import { listed } from "@ashlar/survey/printing";
import type { Lacking } from "../model/put-in-place.js";
import { reasonText } from "../model/reason.js";
import type { AcceptedRisk } from "../profile/organisation.js";
import { askedWords } from "./asked-words.js";
import type { OperabilityFinding } from "./operability.js";
import { type WayOut, wayOut } from "./ways-out.js";

/** Findings in words. */
export interface OperabilityWords {
  readonly message: string;
  readonly fix: string;
  /** The rules, what is known, and what happens otherwise. */
  readonly details: readonly string[];
}

/** Tells of everything that lacks one and the same thing. */
export function operabilityWords(
  findings: readonly [OperabilityFinding, ...OperabilityFinding[]],
  readiness: Readiness,
): OperabilityWords {
  const [{ lacking, known, cover }] = findings;
  const way = wayOut(lacking, readiness);
  const keys = [...new Set(findings.map(({ by }) => `\`${by}\``))];
  return {
    message: [`Without ${way.name}, ${askedWords(findings)}.`, ...coverWords(cover)].join(" "),
    fix: [
      `Cheapest next step (${way.effort}): ${way.nextStep}`,
      ...sayOrAccept(lacking, way, cover !== undefined),
      `Or go back: leave out ${listed(keys)}.`,
    ].join(" "),
    details: [
      ...new Set(findings.map(({ sentence, because }) => reasonText({ sentence, here: `${because}.` }))),
      ...(known ? [knownWords(lacking, known)] : []),
      `Without it: ${way.consequence}`,
    ],
  };
}

/** That somebody answers for going without. */
export function acceptedWords(
  findings: readonly [OperabilityFinding, ...OperabilityFinding[]],
  { owner, expires, reason }: AcceptedRisk,
): string {
  const [{ lacking }] = findings;
  return `Without ${lacking}, ${askedWords(findings)}: accepted by ${owner} until ${expires}: ${clause(reason)}.`;
}

/** That an accepted risk speaks of nothing. */
export function staleWords({ capability, module }: AcceptedRisk, modules: readonly string[]): string {
  const isUnknown = module !== undefined && !modules.includes(module);
  const about = module === undefined ? "" : ` for "${module}"`;
  const why = isUnknown ? "there is no such module" : "nothing lacks it";
  return `The accepted risk of going without ${capability}${about} covers nothing, because ${why}: remove it.`;
}

function coverWords(cover: OperabilityFinding["cover"]): readonly string[] {
  if (!cover) return [];
  const { owner, reason, accepted, expires } = cover.risk;
  return cover.is === "not-yet"
    ? [`${owner} accepts that from ${accepted} only: ${clause(reason)}.`]
    : [`${owner} accepted that until ${expires}, which is over: ${clause(reason)}.`];
}

function knownWords(
  lacking: Lacking,
  { value, source, because }: NonNullable<OperabilityFinding["known"]>,
): string {
  return `${lacking}: ${value} (${source}: ${because}).`;
}

function sayOrAccept(
  lacking: Lacking,
  { written, isAcceptable }: WayOut,
  isAnew: boolean,
): readonly string[] {
  const say = written === undefined ? [] : [`Where it is there, write \`${written}\` in organisation.yaml.`];
  const accept = isAnew
    ? "accept the risk anew"
    : `accept the risk of \`${lacking}\` under \`acceptedRisks\` in organisation.yaml, with an owner and an end`;
  return isAcceptable ? [...say, `To go without it for a while, ${accept}.`] : say;
}

function clause(text: string): string {
  let written = text.trimEnd();
  while (written.endsWith(".")) written = written.slice(0, -1).trimEnd();
  return written;
}
