import { percent, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { Decision, NearMiss, Verdict } from "../../model/decision.js";
import { factors } from "../../model/fit.js";
import { patternNames } from "../../model/pattern.js";
import { bar } from "./bar.js";
import { chip, type Tone } from "./chip.js";
import { list } from "./list.js";
import type { PageSection } from "./section.js";

const verdictWords: Readonly<Record<Verdict["verdict"], readonly [word: string, tone: Tone]>> = {
  chosen: ["chosen", "good"],
  blocked: ["would win", "warn"],
  "fits-less": ["fits less", "plain"],
  "not-needed": ["not needed", "plain"],
};

/** Every pattern with its verdict, its scores by the six factors, and what may stand in for it. */
export function patternsSection({ decision }: Advice): PageSection {
  return {
    id: "patterns",
    title: "The seven patterns",
    short: "Patterns",
    lead: "How well each suits, by six factors from 0 to 1, and what became of it. Gates decide first: what fits may still be out of reach.",
    content: [
      legend(decision),
      ...decision.verdicts.map((verdict) =>
        verdictView(
          verdict,
          decision.nearMisses.filter(({ insteadOf }) => insteadOf === verdict.pattern),
        ),
      ),
    ].join("\n"),
  };
}

/** What each factor looks at here, and how much it weighs. */
function legend({ verdicts }: Decision): string {
  const rows = factors.map((factor) => {
    const scores = verdicts.flatMap(({ fit }) => fit.factors.filter((one) => one.factor === factor));
    const seen = [...new Set(scores.map(({ because }) => because))].join("; ");
    const weight = scores[0] === undefined ? "" : ` <span class="quiet">${percent(scores[0].weight)}</span>`;
    return `<div><dt>${factor}${weight}</dt><dd>${prose(seen)}</dd></div>`;
  });
  return `<dl class="legend">${rows.join("")}</dl>`;
}

function verdictView(
  { pattern, verdict, fit, because, wouldWinIf }: Verdict,
  instead: readonly NearMiss[],
): string {
  const [word, tone] = verdictWords[verdict];
  const scores = fit.factors.map(
    ({ factor, score }) =>
      `<div><dt>${factor}</dt><dd>${bar(score)}<span>${score.toFixed(2)}</span></dd></div>`,
  );
  return `<article class="pattern ${verdict}" id="pattern-${pattern}">
<div>
<h3>${patternNames[pattern]} ${chip(word, tone)}</h3>
<p>${prose(because)}</p>
${wouldWinIf === undefined ? "" : `<p class="condition">${prose(wouldWinIf)}</p>`}
${instead.length === 0 ? "" : `<p class="quiet">Smaller things that may do:</p>\n${list(instead.map((one) => `<b>${prose(one.name)}.</b> ${prose(one.because)}`))}`}
</div>
<div class="fit">
<p class="total"><b>${fit.total.toFixed(2)}</b> fit${fit.forces === 0 ? "" : `, ${signed(fit.forces)} of it by the forces`}</p>
<dl class="scores">${scores.join("")}</dl>
</div>
</article>`;
}

function signed(number: number): string {
  return `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(2)}`;
}
