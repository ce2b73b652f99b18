import type { ContractPromises } from "@ashlar/core";
import { breaksOf } from "./breaks-of.js";
import { changeText } from "./change-text.js";
import type { ChangeDifference, ChangedPlace, ContractChange } from "./contract-change.js";

/**
 * Compares what contracts promise with what they promised. A change is breaking when something that relied on the promises
 * does not survive it; what would break if the change were taken back is an addition.
 *
 * Inputs are contravariant: what callers could pass must still be taken, and not be dropped. Answers and refusals are
 * covariant: what was given must still be given, and nothing that could not be before. An event of the same version is both,
 * as it is stored and delivered; one of a higher version may change, since the API's types ask for its upcaster.
 *
 * @example
 * ```ts
 * const changes = changesOf(before.map(promisesOf), after.map(promisesOf));
 * changes.filter(({ kind }) => kind === "breaking");
 * ```
 */
export function changesOf(
  before: readonly ContractPromises[],
  after: readonly ContractPromises[],
): readonly ContractChange[] {
  const breaking = breaksOf(before, after);
  const broken = new Set(breaking.map(placeName));
  const additions = breaksOf(after, before).filter((place) => !broken.has(placeName(place)));
  return [
    ...breaking.map((place) => ({ ...place, kind: "breaking" as const, ...changeText(place, "breaking") })),
    ...additions
      .map(takenBack)
      .map((place) => ({ ...place, kind: "additive" as const, ...changeText(place, "additive") })),
  ].sort(byPlace);
}

function placeName({ contract, part, path }: ChangedPlace): string {
  return `${contract} ${part} ${path}`;
}

const opposites: Readonly<Record<ChangeDifference, ChangeDifference>> = {
  removed: "added",
  added: "removed",
  required: "optional",
  optional: "required",
  narrowed: "widened",
  widened: "narrowed",
  closed: "opened",
  opened: "closed",
  lowered: "raised",
  raised: "lowered",
  changed: "changed",
  unclear: "unclear",
};

function takenBack({ before, after, difference, ...place }: ChangedPlace): ChangedPlace {
  return {
    ...place,
    difference: opposites[difference],
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  };
}

function byPlace(a: ChangedPlace, b: ChangedPlace): number {
  const [nameA, nameB] = [a, b].map((place) => `${placeName(place)} ${place.difference}`);
  return nameA! < nameB! ? -1 : 1;
}
