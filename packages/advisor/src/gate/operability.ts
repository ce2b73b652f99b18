import { patterns } from "../model/pattern.js";
import type { Lacking } from "../model/put-in-place.js";
import { inputs } from "../profile/inputs.js";
import type { AcceptedRisk } from "../profile/organisation.js";
import type { Profile, ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { Situation } from "../profile/situation.js";
import { situationOf } from "../profile/situation-of.js";
import type { Sourced } from "../profile/source.js";
import { type AskedPattern, askedPatterns } from "./asked-patterns.js";
import { type Lack, lacksOf, unneededBecause } from "./lacks-of.js";
import type { PlacedArchitecture } from "./placed-architecture.js";
import { type RiskCover, riskCover } from "./risk-cover.js";

/** That a module is to run under a pattern for which something is lacking. */
export interface OperabilityFinding extends AskedPattern, Lack {
  /** What is known of what is lacking, and from where; left out where the architecture itself says it. */
  readonly known?: Sourced<string | number>;
  /** The accepted risk that speaks of it, whether or not it holds today. */
  readonly cover?: RiskCover;
}

/** Whether an architecture can be operated: what is lacking for it, what nobody needs of it, and which risks are stale. */
export interface Operability {
  /** By what is lacking, then by pattern, then by module. */
  readonly findings: readonly OperabilityFinding[];
  /** What is asked for although nothing needs it. That is no fault: the gate is about what can be operated. */
  readonly unneeded: readonly (AskedPattern & { readonly because: string })[];
  /** The places, in the list of accepted risks, of those that speak of nothing that is lacking. */
  readonly stale: readonly number[];
}

/** What an architecture is compared with. */
export interface OperabilityParts {
  readonly architecture: PlacedArchitecture;
  /** Its modules are those of the architecture; one that it does not know is taken to be like the whole. */
  readonly profile: Profile;
  readonly acceptedRisks: readonly AcceptedRisk[];
  /** A day of the calendar, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Compares an architecture with what the organisation can operate, by the gates that the advice is made with. Pure. To lose a
 * capability never removes a finding, and to accept a risk never hides another one.
 *
 * @example
 * ```ts
 * const { findings } = operability({ architecture, profile, acceptedRisks: [], today: "2026-11-25" });
 * const failing = findings.filter(({ cover }) => cover?.is !== "in-force");
 * ```
 */
export function operability({ architecture, profile, acceptedRisks, today }: OperabilityParts): Operability {
  const { patterns: asked, deployables } = askedPatterns(architecture);
  const findings = asked.flatMap((one) => {
    const values = valuesFor(one, profile);
    const situation = situationFor(one, values, deployables);
    return lacksOf(one.pattern, situation).map((lack): OperabilityFinding => {
      const known = knownOf(lack.lacking, values);
      const cover = riskCover({ ...one, ...lack }, acceptedRisks, today);
      return { ...one, ...lack, ...(known && { known }), ...(cover && { cover }) };
    });
  });
  return {
    findings: [...findings].sort((a, b) => compare(rank(a), rank(b))),
    unneeded: asked.flatMap((one) => {
      const reasons = unneededBecause(one.pattern, situationFor(one, valuesFor(one, profile), deployables));
      return reasons.length === 0 ? [] : [{ ...one, because: reasons.join("; ") }];
    }),
    stale: acceptedRisks.flatMap((risk, at) =>
      findings.some((finding) => riskCover(finding, [risk], today)) ? [] : [at],
    ),
  };
}

/** Microservices are the structure of the whole; every other pattern is one module's. */
function valuesFor({ pattern, module }: AskedPattern, profile: Profile): ProfileValues {
  if (pattern === "microservices") return profile;
  return profile.modules.find(({ name }) => name === module) ?? profile;
}

function situationFor({ pattern }: AskedPattern, values: ProfileValues, deployables: number): Situation {
  const situation = situationOf(values, pattern === "microservices" ? "whole" : "module");
  return { ...situation, deployables: Math.max(situation.deployables, deployables) };
}

function knownOf(lacking: Lacking, values: ProfileValues): Sourced<string | number> | undefined {
  // How many deployables there would be is the architecture's to say.
  if (lacking === "deployables") return undefined;
  return lacking === "prerequisites" ? values.prerequisitesMet : sourcedValue(values, lacking);
}

/** Numbers to sort findings by, then the module. */
function rank({ pattern, lacking, module }: OperabilityFinding): readonly [number, number, string] {
  return [inputs.findIndex(({ name }) => name === lacking), patterns.indexOf(pattern), module];
}

function compare(a: readonly [number, number, string], b: readonly [number, number, string]): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}
