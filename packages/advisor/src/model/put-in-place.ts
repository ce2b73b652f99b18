import { expertises, type InputName, operations, type Situation } from "../profile/situation.js";
import { situationWith } from "../profile/situation-with.js";

/** What a pattern can lack: an input, or some of the prerequisites where only their number is known. */
export type Lacking = InputName | "prerequisites";

/** The same situation with what was lacking in place. A number of prerequisites stays as it is: it names none of them. */
export function putInPlace(lacks: readonly Lacking[], situation: Situation): Situation {
  const { teams, deployables } = situation;
  const there = new Map<Lacking, string | number>([
    ...[...operations, ...expertises].map((name) => [name, "yes"] as const),
    ["boundaries", "clear"],
    ["consistency", "eventual"],
    ["deployables", Math.min(teams, deployables)],
    ["painCause", "architecture"],
  ]);
  const inputs = lacks.filter((one) => one !== "prerequisites");
  return situationWith(
    situation,
    new Map(
      inputs.flatMap((name) => {
        const value = there.get(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
  );
}
