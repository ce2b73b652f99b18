import { escapeHtml, listed, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import type { Flip } from "../../sensitivity/flip.js";
import { valueText } from "../words/value-text.js";
import { closeCallAdvice, stabilityText } from "../words/warnings.js";
import type { PageSection } from "./section.js";
import { stabilityMeter } from "./stability-meter.js";
import { table } from "./table.js";

/** How firm the answer is, and the smallest changes that make another one. */
export function sensitivity({ sensitivity }: Advice): PageSection {
  const { flips, pairs, indifferent, seed, isCloseCall } = sensitivity;
  const words = `${stabilityText(sensitivity)} ${isCloseCall ? closeCallAdvice : ""}`;
  return {
    id: "flips",
    title: "What would flip it",
    short: "Flips",
    lead: "The smallest change of each value that makes another answer, the nearest first.",
    content: [
      `<figure class="meter">${stabilityMeter(sensitivity)}<figcaption>${words} <span class="quiet">Seed ${seed}.</span></figcaption></figure>`,
      flips.length === 0
        ? "<p>No single value flips it within its range.</p>"
        : flipTable("One change, and the answer it makes", flips),
      pairs.length === 0 ? "" : flipTable("Two changes together, where neither does it alone", pairs),
      indifferent.length === 0
        ? ""
        : `<p class="quiet">Whatever these are, the answer stays: ${listed(indifferent.map((one) => inputOf(one).label))}.</p>`,
    ]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

function flipTable(caption: string, flips: readonly Flip[]): string {
  return table<Flip>(
    caption,
    [
      {
        heading: "If",
        cell: ({ changes }) =>
          changes
            .map(
              ({ input, from, to }) =>
                `<span class="change">${inputOf(input).label} <span class="from">${escapeHtml(valueText(input, from))}</span> → <b>${escapeHtml(valueText(input, to))}</b></span>`,
            )
            .join(" "),
      },
      { heading: "Then", cell: ({ answer }) => prose(answer) },
    ],
    flips,
  );
}
