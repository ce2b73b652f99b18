import type { InputDefinition } from "../profile/input.js";

/** A value an input could have instead, and how many steps away it is. */
export interface Nearby {
  readonly value: string | number;
  readonly distance: number;
}

/** The values an input could have instead of one, the nearest first; at the same distance the simpler comes first. */
export function nearbyValues({ domain }: InputDefinition, from: string | number): readonly Nearby[] {
  const values = domain.kind === "choice" ? domain.choices.map(({ value }) => value) : domain.steps;
  const at = domain.kind === "choice" ? values.indexOf(from as never) : between(domain.steps, Number(from));
  return values
    .map((value, index) => ({ value, distance: Math.ceil(Math.abs(index - at)) }))
    .filter(({ value, distance }) => value !== from && distance > 0)
    .sort((one, other) => one.distance - other.distance);
}

/** Where a number stands among the steps: on one of them, or halfway between two. */
function between(steps: readonly number[], value: number): number {
  const on = steps.indexOf(value);
  if (on !== -1) return on;
  const after = steps.findIndex((step) => step > value);
  return (after === -1 ? steps.length : after) - 0.5;
}
