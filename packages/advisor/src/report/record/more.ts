import type { Advice } from "../../advice.js";
import { nameInSentence } from "../../model/answer.js";
import { inputOf } from "../../profile/inputs.js";
import { backingOf, strengthWords } from "../words/backing.js";
import { entryLabel } from "../words/entry-label.js";
import { historyText } from "../words/history-text.js";
import { placeText } from "../words/place-text.js";
import { valueText } from "../words/value-text.js";
import { codeMarkdown, escapeMarkdown, proseMarkdown } from "./markdown.js";

/** What the decision rests on: the evidence with its places, every value with its source, and what may do instead. */
export function moreInformation(advice: Advice): string {
  return ["## More Information", instead(advice), evidence(advice), values(advice), notes(advice)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function instead({ decision: { nearMisses } }: Advice): string {
  return nearMisses
    .map(
      ({ name, insteadOf, because }) =>
        `* ${proseMarkdown(name)}, instead of ${nameInSentence(insteadOf)}. ${proseMarkdown(because)}`,
    )
    .join("\n");
}

function evidence({ evidence: { readiness }, profile }: Advice): string {
  const rows = backingOf(readiness, profile).map(({ capability, strength, entry, isClaim, places }) => [
    inputOf(capability).label,
    entry === undefined ? "" : escapeMarkdown(valueText(capability, entry.value)),
    `${strengthWords[strength]}${isClaim ? ", a claim without evidence" : ""}`,
    places.map((place) => codeMarkdown(placeText(place))).join(", "),
  ]);
  return rows.length === 0 ? "" : table(["Capability", "There", "Evidence", "Where"], rows);
}

function values({ profile }: Advice): string {
  const rows = profile.map(({ input, value, source, because }) => [
    entryLabel(input),
    escapeMarkdown(valueText(input, value)),
    source,
    proseMarkdown(because),
  ]);
  return rows.length === 0 ? "" : table(["Value", "", "Source", "Because"], rows);
}

function notes({ evidence: { history, notes } }: Advice): string {
  const lines = [
    ...(history === undefined ? [] : [historyText(history).join(" ")]),
    ...(history?.caveats ?? []).map(({ message }) => message),
    ...notes,
  ];
  return lines.map((line) => `* ${proseMarkdown(line)}`).join("\n");
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
