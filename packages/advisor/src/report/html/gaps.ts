import { listed, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { ReadinessGap } from "../../guidance/guidance.js";
import { nameInSentence } from "../../model/answer.js";
import { inputOf } from "../../profile/inputs.js";
import { valueText } from "../words/value-text.js";
import { chip } from "./chip.js";
import type { PageSection } from "./section.js";

/** What is missing, what follows from it, and the cheapest next step. */
export function gaps({ gaps }: Advice): PageSection {
  return {
    id: "missing",
    title: "What is missing",
    short: "Missing",
    lead: "What the answer, or a pattern that would win, needs and that is not known to be there.",
    content: gaps.map(gapView).join("\n"),
  };
}

function gapView({ capability, known, consequence, nextStep, effort, blocks }: ReadinessGap): string {
  const blocked = listed(blocks.map((one) => nameInSentence(one)));
  const tone = known === "no" ? "bad" : "warn";
  const word = known === "no" ? "not there" : valueText(capability, known);
  return `<article class="gap">
<h3>${inputOf(capability).label} ${chip(word, tone)}</h3>
<p>${prose(consequence)}</p>
<p class="step"><b>Next</b> ${prose(nextStep)} <span class="quiet">A matter of ${effort}.</span></p>
${blocked === "" ? "" : `<p class="quiet">It blocks ${blocked}.</p>`}
</article>`;
}
