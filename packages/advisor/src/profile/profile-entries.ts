import { inputs } from "./inputs.js";
import type { ProfileEntry, ProfileValues } from "./profile.js";
import { sourcedValue } from "./profile-values.js";

/** Every value with its source, in the order of `inputs`; the number of prerequisites last, where it is all that is known. */
export function profileEntries(values: ProfileValues): readonly ProfileEntry[] {
  const entries: ProfileEntry[] = inputs.map(({ name }) => ({ input: name, ...sourcedValue(values, name) }));
  const { prerequisitesMet } = values;
  return prerequisitesMet ? [...entries, { input: "prerequisitesMet", ...prerequisitesMet }] : entries;
}
