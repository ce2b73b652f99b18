import { inputOf } from "../../profile/inputs.js";
import type { ProfileEntry } from "../../profile/profile.js";

/** What a value of the profile is called. */
export function entryLabel(input: ProfileEntry["input"]): string {
  return input === "prerequisitesMet" ? "Prerequisites met, of six" : inputOf(input).label;
}
