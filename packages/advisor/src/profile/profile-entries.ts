import { inputs } from "./inputs.js";
import type { ProfileEntry, ProfileValues } from "./profile.js";
import { sourcedValue } from "./profile-values.js";

/** Every value with its source, in the order of `inputs`. */
export function profileEntries(values: ProfileValues): readonly ProfileEntry[] {
  return inputs.map(({ name }) => ({ input: name, ...sourcedValue(values, name) }));
}
