import type { CapabilityEvidence, Finding, FindingOutcome } from "@ashlar/survey";
import { escapeHtml, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import { type Backing, backingOf } from "../words/backing.js";
import { placeText } from "../words/place-text.js";
import { valueText } from "../words/value-text.js";
import { chip } from "./chip.js";
import { list } from "./list.js";
import type { PageSection } from "./section.js";
import { stones } from "./stones.js";

const outcomeWords: Readonly<Record<Exclude<FindingOutcome, "true">, string>> = {
  false: "looked for, not found",
  "not-available": "could not look",
  "not-applicable": "has no place here",
  error: "broken",
};

// What is beyond these stays in the data, or folded.
const most = { findings: 3, places: 3 };

/** What the repository shows of each capability, with its places, and what was looked for in vain. */
export function evidence({ evidence: { readiness }, profile }: Advice): PageSection {
  const backing = backingOf(readiness, profile);
  const views = readiness.map((one, at) => capabilityView(one, backing[at]!));
  return {
    id: "evidence",
    title: "The evidence",
    short: "Evidence",
    lead: "What files of the repository show. Declared: something says so. Wired: code uses it. Exercised: it demonstrably runs. What is not visible may still be there.",
    content: views.length === 0 ? "" : `<div class="capabilities">\n${views.join("\n")}\n</div>`,
  };
}

function capabilityView(
  { capability, findings, strength }: CapabilityEvidence,
  { entry, isClaim }: Backing,
): string {
  const found = findings.filter(({ outcome }) => outcome === "true");
  const further = [
    ["Found besides", found.slice(most.findings)],
    ["Not found, or not visible", findings.filter(({ outcome }) => outcome !== "true")],
  ] as const;
  const counts =
    entry === undefined
      ? ""
      : ` <span class="quiet">counts as <b>${escapeHtml(valueText(capability, entry.value))}</b>, ${entry.source}</span>`;
  return `<article class="capability">
<h3>${inputOf(capability).label}</h3>
<p>${stones(strength)}${counts}${isClaim ? ` ${chip("a claim without evidence", "warn")}` : ""}</p>
${found.length === 0 ? "" : list(found.slice(0, most.findings).map(findingView), "findings")}${further.map(folded).join("")}
</article>`;
}

function folded([title, others]: readonly [string, readonly Finding[]]): string {
  if (others.length === 0) return "";
  const items = others.map(findingView);
  return `<details><summary>${title}: ${others.length}</summary>\n${list(items, "findings")}\n</details>`;
}

function findingView({ outcome, strength, message, places }: Finding): string {
  const kind = outcome === "true" ? strength : outcomeWords[outcome];
  const shown = places
    .slice(0, most.places)
    .map((place) => `<code class="place">${escapeHtml(placeText(place))}</code>`);
  const rest = places.length - shown.length;
  const where = [...shown, ...(rest > 0 ? [`<span class="quiet">and ${rest} more</span>`] : [])].join(" ");
  return `${prose(message)} <span class="quiet">(${kind})</span>${where === "" ? "" : `<br>${where}`}`;
}
