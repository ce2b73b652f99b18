import { escapeHtml } from "@ashlar/survey/printing";
import type { Advice } from "../advice.js";
import { beliefs } from "./html/beliefs.js";
import { brief } from "./html/brief.js";
import { dangerZone } from "./html/danger-zone.js";
import { evidence } from "./html/evidence.js";
import { forces } from "./html/forces.js";
import { gaps } from "./html/gaps.js";
import { gates } from "./html/gates.js";
import { history } from "./html/history.js";
import { modules } from "./html/modules.js";
import { patternsSection } from "./html/patterns.js";
import { questions } from "./html/questions.js";
import { type PageSection, sectionView } from "./html/section.js";
import { sensitivity } from "./html/sensitivity.js";
import { style } from "./html/style.js";
import { trajectory } from "./html/trajectory.js";
import { values } from "./html/values.js";
import { why } from "./html/why.js";

const sections: readonly ((advice: Advice) => PageSection)[] = [
  ...[why, modules, gaps, questions, dangerZone, trajectory, sensitivity],
  ...[patternsSection, forces, gates, evidence, history, values, beliefs],
];

/**
 * The whole advice as one page, to keep, to send and to print: the answer first, then why, what is missing, the way, what
 * would flip it, and everything it rests on. It has no script and needs nothing from anywhere. Same advice, same bytes.
 *
 * @example
 * ```ts
 * writeFileSync("advice.html", adviceHtml(advice));
 * ```
 */
export function adviceHtml(advice: Advice): string {
  const told = sections.map((section) => section(advice)).filter(({ content }) => content !== "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(advice.name)}: which architecture it can operate</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#advice">Skip to the advice</a>
<div class="page">
<header>
${brief(advice)}
</header>
<nav aria-label="Parts of the advice">
<ul>${told.map(({ id, short }) => `<li><a href="#${id}">${short}</a></li>`).join("")}</ul>
</nav>
<main id="advice">
${told.map(sectionView).join("\n")}
</main>
<footer>
<p class="quiet">Made by <code>ashlar advise</code>. The same inputs make the same page. Scores are the model's judgement, not measurements; values say where they come from.</p>
</footer>
</div>
</body>
</html>
`;
}
