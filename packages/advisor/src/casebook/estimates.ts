import { expertises } from "../profile/situation.js";
import type { Case } from "./case.js";

/** A book whose estimates are other ones. */
export interface EstimateVariant {
  readonly id: string;
  readonly name: string;
  change(one: Case): Case;
}

const skills = Object.fromEntries(expertises.map((one) => [one, "yes"]));

/** The same case, where people have every skill. */
export const withEverySkill = (one: Case): Case => ({ ...one, values: { ...one.values, ...skills } });

/**
 * What is estimated in most books is the head-count and how many prerequisites were met: what if all of them are off? And a book
 * names skills where they were used, so a skill tells of the answer: what if everybody had them all?
 */
export const estimateVariants: readonly EstimateVariant[] = [
  heads("heads-halved", "every head-count halved", 0.5),
  heads("heads-less-a-quarter", "every head-count a quarter lower", 0.75),
  heads("heads-plus-a-quarter", "every head-count a quarter higher", 1.25),
  heads("heads-doubled", "every head-count doubled", 2),
  met("one-prerequisite-less", "one prerequisite fewer everywhere", -1),
  met("one-prerequisite-more", "one prerequisite more everywhere", 1),
  { id: "every-skill", name: "every skill everywhere", change: withEverySkill },
];

function heads(id: string, name: string, factor: number): EstimateVariant {
  const scaled = (value: string | number | undefined) =>
    value === undefined ? {} : { engineers: Math.max(1, Math.round(Number(value) * factor)) };
  const change = (one: Case) => ({ ...one, values: { ...one.values, ...scaled(one.values.engineers) } });
  return { id, name, change };
}

function met(id: string, name: string, more: number): EstimateVariant {
  const moved = (count: number | undefined) =>
    count === undefined ? undefined : Math.min(6, Math.max(0, count + more));
  return { id, name, change: (one) => ({ ...one, prerequisitesMet: moved(one.prerequisitesMet) }) };
}
