import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AskedPattern, OperabilityProblem } from "@ashlar/advisor/gate";
import type { ProjectFindings, Violation } from "@ashlar/check";
import type { WrittenArchitecture } from "./check-architecture.js";

type Place = Violation["places"][number];

/**
 * What an architecture asks of the organisation beyond what it can operate. A modular monolith of rows asks for nothing, so
 * nothing is loaded for it unless there is an organisation.yaml to be checked.
 *
 * @param today a day of the calendar, YYYY-MM-DD.
 * @throws AshlarError when organisation.yaml is not valid.
 */
export async function operabilityFindings(
  root: string,
  architecture: WrittenArchitecture,
  today: string,
): Promise<ProjectFindings> {
  if (isPlain(architecture) && !existsSync(join(root, "organisation.yaml")))
    return { violations: [], notes: [] };
  const { projectOperability } = await import("@ashlar/advisor/gate");
  const modules = Object.entries(architecture.modules).map(([name, placement]) => ({ name, ...placement }));
  const { problems, notes } = await projectOperability(root, { architecture: { modules }, today });
  return { violations: problems.map((problem) => violationOf(problem, architecture)), notes };
}

function isPlain({ modules }: WrittenArchitecture): boolean {
  const placements = Object.values(modules);
  return placements.every(
    ({ unit, state, events }) => unit === placements[0]?.unit && state === "rows" && events === "local",
  );
}

function violationOf(
  { identity, message, fix, details, asked, said }: OperabilityProblem,
  architecture: WrittenArchitecture,
): Violation {
  const [first, ...others] = distinct(asked.map((one) => placeOf(one, architecture)));
  return {
    rule: "operable-architecture",
    identity,
    message,
    fix,
    details,
    places: [first!, ...others, ...(said ? [said] : [])],
  };
}

/** The line that asks for a pattern: the module's own, or the file's `events`. */
function placeOf({ module, by }: AskedPattern, { file, written }: WrittenArchitecture): Place {
  const own = written?.positionOf(["modules", module, by]);
  const common = by === "events" ? written?.positionOf(["events"]) : undefined;
  const around = written?.positionOf(["modules", module]);
  // Without a key of its own, a place is that of what is around it.
  const isOwn = own !== undefined && (own.line !== around?.line || own.column !== around.column);
  return { file, ...(isOwn ? own : (common ?? own)) };
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.line}:${place.column}`, place])).values()];
}
