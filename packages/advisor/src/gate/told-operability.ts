import type { Readiness } from "@ashlar/survey";
import { inputOf } from "../profile/inputs.js";
import type { LoadedOrganisation, OrganisationPlace } from "../profile/load-organisation.js";
import { alike } from "./alike.js";
import type { AskedPattern } from "./asked-patterns.js";
import { askedWords } from "./asked-words.js";
import type { Operability, OperabilityFinding } from "./operability.js";
import { acceptedWords, type OperabilityWords, operabilityWords, staleWords } from "./operability-words.js";
import type { PlacedArchitecture } from "./placed-architecture.js";

/** Something that is lacking for an architecture, without anybody who answers for that today. */
export interface OperabilityProblem extends OperabilityWords {
  /** The same as long as what is lacking, and what asks for it, are. */
  readonly identity: string;
  /** What in architecture.yaml asks for it. */
  readonly asked: readonly [AskedPattern, ...AskedPattern[]];
  /** Where organisation.yaml speaks of it, if it does. */
  readonly said?: OrganisationPlace;
}

/** What an architecture asks of an organisation beyond what it can do, in words. */
export interface ToldOperability {
  readonly problems: readonly OperabilityProblem[];
  /** What is accepted, asked for without need, or said in vain; a sentence each. */
  readonly notes: readonly string[];
}

/** What words are made from, besides the findings. */
export interface Telling {
  readonly architecture: PlacedArchitecture;
  readonly readiness: Readiness;
  readonly organisation: LoadedOrganisation | undefined;
}

/** Puts what was found into words: once for each thing that is lacking, whatever asks for it. */
export function toldOperability(found: Operability, telling: Telling): ToldOperability {
  return { problems: problems(found, telling), notes: notes(found, telling) };
}

function problems(
  { findings }: Operability,
  { readiness, organisation }: Telling,
): readonly OperabilityProblem[] {
  const open = findings.filter(({ cover }) => cover?.is !== "in-force");
  return alike(open, ({ lacking, known, cover }) => [lacking, known, cover]).map((asked) => {
    const said = organisation && placeOf(asked[0], organisation);
    return {
      ...operabilityWords(asked, readiness),
      identity: [asked[0].lacking, ...asked.map(({ pattern, module }) => `${pattern} ${module}`)].join(", "),
      asked,
      ...(said && { said }),
    };
  });
}

/** Where organisation.yaml accepts the risk, or says what is lacking. */
function placeOf(
  { cover, known, lacking, module }: OperabilityFinding,
  { value, placeOf }: LoadedOrganisation,
): OrganisationPlace | undefined {
  if (cover) return placeOf(["acceptedRisks", cover.at]);
  if (lacking === "prerequisites") return placeOf(["prerequisitesMet"]);
  if (known?.source !== "declared" && known?.source !== "recorded") return undefined;
  const isOwn = value.modules[module]?.[lacking] !== undefined;
  return placeOf([...(isOwn ? ["modules", module] : []), ...inputOf(lacking).key.split(".")]);
}

function notes(
  { findings, unneeded, stale }: Operability,
  { architecture: { modules }, organisation }: Telling,
): readonly string[] {
  const accepted = findings.filter(({ cover }) => cover?.is === "in-force");
  const names = modules.map(({ name }) => name);
  return [
    ...alike(accepted, ({ lacking, cover }) => [lacking, cover]).map((group) =>
      acceptedWords(group, group[0].cover!.risk),
    ),
    ...alike(unneeded, ({ pattern, because }) => [pattern, because]).map(
      (group) => `${askedWords(group)}, though nothing that is known asks for it: ${group[0].because}.`,
    ),
    ...stale.flatMap((at) => {
      const risk = organisation?.value.acceptedRisks[at];
      return risk
        ? [`${placeText(organisation.placeOf(["acceptedRisks", at]))}: ${staleWords(risk, names)}`]
        : [];
    }),
  ];
}

function placeText({ file, line }: OrganisationPlace): string {
  return line === undefined ? file : `${file}:${line}`;
}
