import { prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { Stage } from "../../guidance/guidance.js";
import { chip } from "./chip.js";
import { list } from "./list.js";
import type { PageSection } from "./section.js";

/** The stages from where the organisation stands, each with its conditions. */
export function trajectory({ trajectory }: Advice): PageSection {
  return {
    id: "way",
    title: "The way",
    short: "The way",
    lead: "One stage after the other, each with a way back. A migration competes with features for the same hands: plan it as sustained work.",
    content:
      trajectory.length === 0 ? "" : `<ol class="stages">\n${trajectory.map(stageView).join("\n")}\n</ol>`,
  };
}

function stageView({ name, when, does, entryGate, exitMeasure, stopRule, wayBack }: Stage): string {
  const conditions = [
    ["Entry gate", entryGate],
    ["Exit measure", exitMeasure],
    ["Stop rule", stopRule],
    ["Way back", wayBack],
  ] as const;
  return `<li class="${when}">
<h3>${prose(name)} ${chip(when, when === "now" ? "good" : "plain")}</h3>
${list(does.map(prose))}
<dl>${conditions.map(([term, text]) => `<div><dt>${term}</dt><dd>${prose(text)}</dd></div>`).join("")}</dl>
</li>`;
}
