import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { sourcedValue } from "../profile/profile-values.js";
import type { InputName } from "../profile/situation.js";
import type { Source } from "../profile/source.js";
import type { Sensitivity } from "./flip.js";
import { nearbyValues } from "./nearby.js";
import { randomFrom } from "./random.js";
import type { Trial } from "./trial.js";

/** How often a value is one step off, by what it rests on: a judgement. */
const doubt: Readonly<Record<Source, number>> = {
  measured: 0.05,
  recorded: 0.05,
  declared: 0.15,
  assumed: 0.3,
};

/** Under this share of agreeing samples, the answer is a close call. */
const closeCall = 0.65;

/** How to sample. */
export interface Sampling {
  readonly samples: number;
  readonly seed: number;
}

/** Always the same samples, so that the same profile gives the same figures. */
export const usualSampling: Sampling = { samples: 400, seed: 20_260_101 };

/**
 * The share of nearby situations with the same answer. In each sample every value may be one step off, the likelier the less it
 * rests on.
 */
export function stabilityOf(
  values: ProfileValues,
  trial: Trial,
  { samples, seed }: Sampling = usualSampling,
): Pick<Sensitivity, "stability" | "samples" | "seed" | "isCloseCall"> {
  const random = randomFrom(seed);
  const neighbours = inputs.map((definition) => {
    const { value, source } = sourcedValue(values, definition.name);
    const near = nearbyValues(definition, value).filter(({ distance }) => distance === 1);
    return { name: definition.name, doubt: doubt[source], near };
  });
  let same = 0;
  for (let sample = 0; sample < samples; sample++) {
    const changes = new Map<InputName, string | number>();
    for (const { name, doubt, near } of neighbours) {
      if (random() >= doubt) continue;
      const picked = near[Math.floor(random() * near.length)];
      if (picked) changes.set(name, picked.value);
    }
    if (!trial.differs(changes)) same++;
  }
  const stability = Math.round((same / samples) * 1_000) / 1_000;
  return { stability, samples, seed, isCloseCall: stability < closeCall };
}
