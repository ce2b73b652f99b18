import { type Operation, prerequisites, type Situation } from "../profile/situation.js";

/** Below this many engineers, only extreme differences in load justify many services. */
export const manyEngineers = 50;

/** The sixth prerequisite of distribution: fifty engineers in eighteen months, or parts whose loads differ by orders of magnitude. */
export function isLargeEnough({ engineersIn18Months, independentScaling }: Situation): boolean {
  return engineersIn18Months >= manyEngineers || independentScaling === "extreme";
}

/** How many of the six prerequisites are met. What nobody knows does not count, nor what a number claims and a fact denies. */
export function prerequisitesMet(situation: Situation): number {
  const { prerequisitesMet: counted, operations } = situation;
  if (counted !== undefined) {
    const denied = prerequisites.filter((name) => operations[name] === "no").length;
    return Math.min(counted, prerequisites.length + 1 - denied);
  }
  const there = prerequisites.filter((name) => situation.operations[name] === "yes").length;
  return there + (isLargeEnough(situation) ? 1 : 0);
}

/** The prerequisites that are not there, or that nobody knows of; none where only their number is known. */
export function prerequisitesMissing(situation: Situation): readonly (typeof prerequisites)[number][] {
  if (situation.prerequisitesMet !== undefined) return [];
  return prerequisites.filter((name) => situation.operations[name] !== "yes");
}

/** Whether an operation can be relied on. Where only the number of prerequisites is known, what nobody denies may be among them. */
export function isThere(operation: Operation, { operations, prerequisitesMet: counted }: Situation): boolean {
  return operations[operation] === "yes" || (counted !== undefined && operations[operation] === "unknown");
}
