import { noEvidence } from "../evidence/evidence.js";
import { fromEvidence } from "../profile/from-evidence.js";
import { joinProfile } from "../profile/join-profile.js";
import { loadOrganisation } from "../profile/load-organisation.js";
import { askedPatterns } from "./asked-patterns.js";
import { operability } from "./operability.js";
import type { PlacedArchitecture } from "./placed-architecture.js";
import { type ToldOperability, toldOperability } from "./told-operability.js";

/**
 * Compares the architecture of the project in a folder with its organisation.yaml and with what its repository shows. The
 * repository is only looked at when the architecture asks for something.
 *
 * @param options.today a day of the calendar, YYYY-MM-DD.
 * @throws AshlarError `ASH_ORGANISATION_FILE`, `ASH_ORGANISATION_SYNTAX` or `ASH_ORGANISATION_VALUE`, with the place.
 * @example
 * ```ts
 * const { problems } = await projectOperability(".", { architecture, today: "2026-11-25" });
 * for (const { message, fix } of problems) console.log(message, fix);
 * ```
 */
export async function projectOperability(
  root: string,
  { architecture, today }: { readonly architecture: PlacedArchitecture; readonly today: string },
): Promise<ToldOperability> {
  const organisation = loadOrganisation(root);
  const isDemanding = askedPatterns(architecture).patterns.length > 0;
  const evidence = isDemanding ? await evidenceOf(root) : noEvidence;
  const profile = joinProfile({
    name: "",
    organisation: organisation?.value,
    evidence: fromEvidence(evidence),
    modules: architecture.modules.map(({ name }) => name),
  });
  const acceptedRisks = organisation?.value.acceptedRisks ?? [];
  const found = operability({ architecture, profile, acceptedRisks, today });
  const { readiness } = evidence;
  const { problems, notes } = toldOperability(found, { architecture, readiness, organisation });
  return { problems, notes: isDemanding && !organisation ? [...notes, withoutOrganisation] : notes };
}

async function evidenceOf(root: string) {
  const { collectEvidence } = await import("../evidence/collect-evidence.js");
  return collectEvidence(root);
}

const withoutOrganisation =
  "There is no organisation.yaml, so what the repository does not show is taken to be missing. `ashlar advise --ask` asks for it and writes the file.";
