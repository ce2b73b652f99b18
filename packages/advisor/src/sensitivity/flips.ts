import { inputs } from "../profile/inputs.js";
import type { InputName } from "../profile/situation.js";
import type { Change, Flip } from "./flip.js";
import { nearbyValues } from "./nearby.js";
import type { Trial } from "./trial.js";

/** More pairs than this are no longer read. */
const mostPairs = 10;

/** Two inputs that are both further off than this are not near. */
const farthestInPair = 2;

/** A change, and how many steps it goes. */
interface Step extends Change {
  readonly distance: number;
}

/** For each input alone, the nearest value that makes another answer; and the inputs of which no value does. */
export function nearestFlips(trial: Trial): {
  readonly flips: readonly Flip[];
  readonly indifferent: readonly InputName[];
} {
  const flips: Step[] = [];
  const indifferent: InputName[] = [];
  for (const { name } of inputs) {
    const flip = stepsFrom(trial, name).find((step) => trial.differs(changesOf([step])));
    if (flip) flips.push(flip);
    else indifferent.push(name);
  }
  return { flips: flips.sort(byDistance).map((step) => trial.flip([step])), indifferent };
}

/** Pairs of inputs that make another answer together where neither does alone; the nearest first. */
export function pairFlips(trial: Trial, indifferent: readonly InputName[]): readonly Flip[] {
  const steps = indifferent.map((name) =>
    stepsFrom(trial, name).filter(({ distance }) => distance <= farthestInPair),
  );
  const pairs = steps.flatMap((firsts, index) =>
    steps
      .slice(index + 1)
      .map((seconds) =>
        firsts
          .flatMap((first) =>
            seconds.map((second) => ({ pair: [first, second], distance: first.distance + second.distance })),
          )
          .sort(byDistance),
      ),
  );
  return pairs
    .flatMap((candidates) => candidates.find(({ pair }) => trial.differs(changesOf(pair))) ?? [])
    .sort(byDistance)
    .slice(0, mostPairs)
    .map(({ pair }) => trial.flip(pair));
}

function stepsFrom(trial: Trial, input: InputName): readonly Step[] {
  const definition = inputs.find(({ name }) => name === input)!;
  const from = trial.valueOf(input);
  return nearbyValues(definition, from).map(({ value, distance }) => ({ input, from, to: value, distance }));
}

const changesOf = (steps: readonly Step[]) => new Map(steps.map(({ input, to }) => [input, to]));

const byDistance = (one: { distance: number }, other: { distance: number }) => one.distance - other.distance;
