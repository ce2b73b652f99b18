import { inputs } from "../profile/inputs.js";
import type { ProfileValues } from "../profile/profile.js";
import { profileValues, sourcedValue } from "../profile/profile-values.js";
import type { InputName } from "../profile/situation.js";

/**
 * The same profile with other values of some inputs. What was only assumed is assumed anew, since it may rest on them. Where
 * only the number of prerequisites was known, naming one of them changes nothing.
 */
export function withValues(
  values: ProfileValues,
  changed: ReadonlyMap<InputName, string | number>,
): ProfileValues {
  const known: Partial<Record<InputName, string | number>> = {};
  const entries = inputs.map(({ name, assume }) => {
    const was = sourcedValue(values, name);
    const to = changed.get(name);
    const now =
      to !== undefined
        ? { value: to, source: "declared" as const, because: "tried" }
        : was.source === "assumed"
          ? { ...assume(known), source: "assumed" as const }
          : was;
    known[name] = now.value;
    return [name, now] as const;
  });
  return profileValues(new Map(entries), values.prerequisitesMet);
}
