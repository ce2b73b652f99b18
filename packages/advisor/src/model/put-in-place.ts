import {
  type Expertise,
  expertises,
  type InputName,
  type Operation,
  operations,
  type Situation,
} from "../profile/situation.js";

/** What a pattern can lack: an input, or some of the prerequisites where only their number is known. */
export type Lacking = InputName | "prerequisites";

/** The same situation with what was lacking in place; of the number of prerequisites, one more. */
export function putInPlace(lacks: readonly Lacking[], situation: Situation): Situation {
  const has = (name: Lacking) => lacks.includes(name);
  const { prerequisitesMet, teams, deployables } = situation;
  return {
    ...situation,
    ...(has("boundaries") && { boundaries: "clear" }),
    ...(has("consistency") && { consistency: "eventual" }),
    ...(has("deployables") && { deployables: Math.min(teams, deployables) }),
    ...(has("painCause") && { painCause: "architecture" }),
    ...(has("prerequisites") && prerequisitesMet !== undefined && { prerequisitesMet: prerequisitesMet + 1 }),
    operations: supposing(lacks, operations, situation.operations),
    expertise: supposing(lacks, expertises, situation.expertise),
  };
}

function supposing<Name extends Operation | Expertise, Values extends Readonly<Record<Name, string>>>(
  lacks: readonly Lacking[],
  names: readonly Name[],
  values: Values,
): Values {
  const there = names.filter((name) => lacks.some((one) => one === name)).map((name) => [name, "yes"]);
  return { ...values, ...Object.fromEntries(there) };
}
