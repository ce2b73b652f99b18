import { amount, escapeHtml, prose } from "@ashlar/survey/printing";
import { ruleCatalogue } from "../../rules/catalogue.js";
import type { Violation, ViolationPlace } from "../../violation.js";
import { placeLabel } from "../place-label.js";
import { type LineOf, sourceExcerpt } from "../source-excerpt.js";
import { commonFix, type RuleGroup, type ViolationCluster } from "../violation-groups.js";

/** One rule: its title and reason, and below them all its violations. */
export function ruleSection(
  { rule, clusters, size }: RuleGroup,
  tone: "error" | "warning",
  lineOf: LineOf,
): string {
  const { title, reason } = ruleCatalogue[rule];
  return `<section id="${tone}-${rule}" class="rule ${tone}">
<h2>${prose(title)}</h2>
<p class="quiet"><code class="id">${rule}</code> ${amount(size, tone === "error" ? "violation" : "warning")}. ${prose(reason)}</p>
${clusters.map((cluster) => clusterView(cluster, lineOf)).join("\n")}
</section>`;
}

function clusterView(cluster: ViolationCluster, lineOf: LineOf): string {
  const fix = commonFix(cluster);
  return `<article>
${cluster.violations.map((one) => violationView(one, lineOf) + (fix === undefined ? fixView(one.fix) : "")).join("\n")}
${cluster.details.length > 0 ? `<ul class="details">${cluster.details.map((line) => `<li>${prose(line)}</li>`).join("")}</ul>` : ""}${fix === undefined ? "" : fixView(fix)}
</article>`;
}

function violationView({ places: [place, ...further], message }: Violation, lineOf: LineOf): string {
  return `<div class="violation">
<p class="message">${prose(message)}</p>
<p class="place">${escapeHtml(placeLabel(place))}</p>
${excerptView(place, lineOf)}${furtherView(further)}
</div>`;
}

function excerptView(place: ViolationPlace, lineOf: LineOf): string {
  const excerpt = sourceExcerpt(place, lineOf);
  if (!excerpt) return "";
  const { line, before, marked, after } = excerpt;
  const mark = marked === "" ? "" : `<mark>${escapeHtml(marked)}</mark>`;
  return `<pre><span class="line">${line}</span>${escapeHtml(before)}${mark}${escapeHtml(after)}</pre>`;
}

function furtherView(places: readonly ViolationPlace[]): string {
  if (places.length === 0) return "";
  const items = places.map((place) => `<li class="place">${escapeHtml(placeLabel(place))}</li>`);
  return `<details><summary>and ${amount(places.length, "more place")}</summary><ul>${items.join("")}</ul></details>`;
}

function fixView(fix: string): string {
  return `<p class="fix"><b>Fix</b> ${prose(fix)}</p>`;
}
