import { escapeHtml, listed, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { nameInSentence } from "../../model/answer.js";
import { patternNames } from "../../model/pattern.js";
import type { GateResult } from "../../model/rule.js";
import { ruleSourceText } from "../words/rule-source-text.js";
import { chip } from "./chip.js";
import type { PageSection } from "./section.js";
import { table } from "./table.js";

/** The hard conditions, and how each came out. */
export function gates({ decision: { gates } }: Advice): PageSection {
  return {
    id: "gates",
    title: "The gates",
    short: "Gates",
    lead: "Hard conditions. One that is closed rules its patterns out, however well they fit.",
    content:
      gates.length === 0
        ? ""
        : table<GateResult>(
            "Every gate, and what it met here",
            [
              { heading: "Rule", cell: ({ sentence }) => prose(sentence) },
              {
                heading: "For",
                cell: ({ patterns }) =>
                  listed(patterns.map((one, at) => (at === 0 ? patternNames[one] : nameInSentence(one)))),
              },
              {
                heading: "Here",
                cell: ({ answer }) =>
                  `${answer.open ? chip("open", "good") : answer.lacks === "need" ? chip("no need") : chip("closed", "bad")} ${prose(answer.because)}`,
              },
              {
                heading: "From",
                cell: ({ source }) => `<span class="quiet">${escapeHtml(ruleSourceText(source))}</span>`,
              },
            ],
            gates,
          ),
  };
}
