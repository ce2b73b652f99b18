import { escapeHtml, percent, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { operations } from "../../profile/situation.js";
import { closeCallAdvice, foundationsAdvice } from "../words/warnings.js";

/** The answer, how firm it is, and what to beware of before reading on. */
export function brief(advice: Advice): string {
  const { name, answer, decision, sensitivity } = advice;
  const facts = [
    ["Firmness", `${percent(sensitivity.stability)} of nearby situations agree`],
    ["Can be operated", operated(advice)],
    ["Assumed", assumed(advice)],
    ["Goes next", next(advice)],
  ] as const;
  const warnings = [
    ...(decision.foundationsFirst ? [foundationsAdvice] : []),
    ...(sensitivity.isCloseCall ? [closeCallAdvice] : []),
  ];
  return `<p class="system">${mark} <span>Which architecture can <b>${escapeHtml(name)}</b> operate?</span></p>
<h1>${prose(answer)}</h1>
${warnings.map((warning) => `<p class="warning">${warning}</p>`).join("\n")}
<dl class="facts">${facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`).join("")}</dl>`;
}

function operated({ profile }: Advice): string {
  const known = profile.filter(({ input }) => (operations as readonly string[]).includes(input));
  const there = known.filter(({ value }) => value === "yes");
  return `${there.length} of ${known.length} capabilities`;
}

function assumed({ profile }: Advice): string {
  return `${profile.filter(({ source }) => source === "assumed").length} of ${profile.length} values`;
}

function next({ trajectory }: Advice): string {
  const stage = trajectory.find(({ when }) => when === "next");
  return stage === undefined ? "nowhere: it stays" : prose(stage.name);
}

/** Courses of dressed stone. */
const mark = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M1 3h13v5H1zM15 3h8v5h-8zM1 9h7v6H1zM9 9h14v6H9zM1 16h11v5H1zM13 16h10v5H13z"/></svg>`;
