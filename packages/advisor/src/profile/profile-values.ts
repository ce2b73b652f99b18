import { inputs } from "./inputs.js";
import type { ProfileValues } from "./profile.js";
import { type Expertise, expertises, type InputName, type Operation, operations } from "./situation.js";
import type { Sourced } from "./source.js";

type Value = Sourced<string | number>;

const groupOf = new Map<InputName, "operations" | "expertise">([
  ...operations.map((name): [Operation, "operations"] => [name, "operations"]),
  ...expertises.map((name): [Expertise, "expertise"] => [name, "expertise"]),
]);

/** One value of a profile. */
export function sourcedValue(values: ProfileValues, name: InputName): Value {
  const group: Readonly<Partial<Record<InputName, Value>>> = values[groupOf.get(name) ?? "inputs"];
  return group[name]!;
}

/** Groups the values of all inputs, each of which must be there. */
export function profileValues(
  values: ReadonlyMap<InputName, Value>,
  prerequisitesMet?: Sourced<number>,
): ProfileValues {
  const groups = { inputs: {}, operations: {}, expertise: {} } as Record<
    "inputs" | "operations" | "expertise",
    Partial<Record<InputName, Value>>
  >;
  for (const { name } of inputs) groups[groupOf.get(name) ?? "inputs"][name] = values.get(name)!;
  // Each value was checked against its input's domain where it was read.
  return { ...(groups as unknown as ProfileValues), ...(prerequisitesMet && { prerequisitesMet }) };
}
