import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import { type Backing, backingOf, strengthWords } from "../words/backing.js";
import { historyText } from "../words/history-text.js";
import { placeText } from "../words/place-text.js";
import { valueText } from "../words/value-text.js";
import type { Section } from "./section.js";

/** What the repository shows of each capability, and where; then its history, and what could not be looked at. */
export function evidence({ evidence: { readiness, history, notes }, profile }: Advice): Section {
  return {
    title: "Evidence",
    items: [
      ...backingOf(readiness, profile).map((backing) => ({ head: headOf(backing), body: placesOf(backing) })),
      ...(history === undefined ? [] : [{ head: "History", body: historyText(history) }]),
      ...(history?.caveats ?? []).map(({ message }) => ({ head: message, mark: "note: " })),
      ...notes.map((note) => ({ head: note, mark: "note: " })),
    ],
  };
}

function headOf({ capability, strength, entry, isClaim }: Backing): string {
  const value = entry === undefined ? "" : `${valueText(capability, entry.value)}, `;
  return `${inputOf(capability).label}: ${value}${strengthWords[strength]}${isClaim ? "; a claim without evidence" : ""}`;
}

function placesOf({ places: [first, ...others] }: Backing): readonly string[] {
  if (first === undefined) return [];
  return [`${placeText(first)}${others.length > 0 ? ` and ${others.length} more` : ""}`];
}
