import { type Capability, capabilities, strengths } from "./capability.js";
import { unreadLanguage } from "./ecosystems/unread-language.js";
import type { Finding, FindingOutcome } from "./finding.js";
import type { Probe, Sighting } from "./probe.js";
import { probes as everyProbe } from "./probes/catalogue.js";
import type { CapabilityEvidence, Readiness } from "./readiness.js";
import type { RepositoryFiles } from "./repository-files.js";

const outcomes: readonly FindingOutcome[] = ["true", "false", "not-available", "not-applicable", "error"];

/**
 * What a repository's files say of every capability. Pure: the same files give the same answer, whatever their order.
 * A probe that fails is a finding with the outcome `error`, and never ends the others.
 *
 * @example
 * const { files } = await openRepositoryFiles(".");
 * for (const { capability, strength } of readinessOf(files)) console.log(capability, strength);
 */
export function readinessOf(files: RepositoryFiles, probes: readonly Probe[] = everyProbe): Readiness {
  const sorted = inOrder(files);
  const findings = probes.flatMap((probe) => findingsOf(probe, sorted)).sort(byWeight);
  return capabilities.map((capability) => {
    const own = findings.filter((finding) => finding.capability === capability);
    return { capability, strength: strengthOf(own), findings: own };
  });
}

function inOrder(files: RepositoryFiles): RepositoryFiles {
  const { paths } = files;
  if (paths.every((path, at) => at === 0 || paths[at - 1]! <= path)) return files;
  return { paths: [...paths].sort(), read: (path) => files.read(path) };
}

function findingsOf(probe: Probe, files: RepositoryFiles): readonly Finding[] {
  const { id, capability, strength } = probe;
  try {
    return probe
      .look(files)
      .map((seen) =>
        seen.outcome === "false" && shownByCode.has(capability) ? asFarAsRead(seen, files) : seen,
      )
      .map((seen) => ({
        probe: id,
        capability,
        outcome: seen.outcome,
        strength: seen.strength ?? strength,
        message: seen.message,
        places: seen.places ?? [],
      }));
  } catch (error) {
    const message = `the probe failed: ${(error as Error).message.split("\n")[0]}`;
    return [{ probe: id, capability, outcome: "error", strength, message, places: [] }];
  }
}

/** What shows in code, if it is there. */
const shownByCode: ReadonlySet<Capability> = new Set<Capability>([
  ...(["testing", "observability", "resilience"] as const),
  ...(["broker", "domain-driven-design", "data-grid"] as const),
]);

/** What was not seen is only missing where the code could be read. */
function asFarAsRead(seen: Sighting, files: RepositoryFiles): Sighting {
  const { unread } = unreadLanguage(files);
  switch (unread?.kind) {
    case "other-language":
      return {
        outcome: "not-available",
        message: `Most of the code is in ${unread.language}, which is not read here.`,
      };
    case "no-code":
      return { outcome: "not-applicable", message: "There is no source code of a known language." };
    default:
      return seen;
  }
}

function strengthOf(findings: readonly Finding[]): CapabilityEvidence["strength"] {
  const best = findings[0];
  if (best?.outcome === "true") return best.strength;
  return findings.some(({ outcome }) => outcome === "false") ? "none" : "not-available";
}

function byWeight(a: Finding, b: Finding): number {
  return (
    outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) ||
    strengths.indexOf(b.strength) - strengths.indexOf(a.strength) ||
    compare(a.probe, b.probe) ||
    compare(placeKey(a), placeKey(b)) ||
    compare(a.message, b.message)
  );
}

function placeKey({ places }: Finding): string {
  const [first] = places;
  return first ? `${first.file}:${String(first.line ?? 0).padStart(8, "0")}` : "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
