import { escapeHtml, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { ProfileEntry } from "../../profile/profile.js";
import { entryLabel } from "../words/entry-label.js";
import { valueText } from "../words/value-text.js";
import { chip } from "./chip.js";
import type { PageSection } from "./section.js";
import { table } from "./table.js";

/** Every value the advice rests on, and where it comes from. */
export function values({ profile }: Advice): PageSection {
  return {
    id: "values",
    title: "Every value, and its source",
    short: "Values",
    lead: "Measured in the repository, recorded by a system of record, declared by somebody, or assumed because nobody said.",
    content:
      profile.length === 0
        ? ""
        : table<ProfileEntry>(
            "What was known",
            [
              { heading: "Input", cell: ({ input }) => entryLabel(input) },
              {
                heading: "Value",
                cell: ({ input, value }) => `<b>${escapeHtml(valueText(input, value))}</b>`,
              },
              {
                heading: "Source",
                cell: ({ source }) => chip(source, source === "assumed" ? "warn" : "plain"),
              },
              { heading: "Because", cell: ({ because }) => `<span class="quiet">${prose(because)}</span>` },
            ],
            profile,
          ),
  };
}
