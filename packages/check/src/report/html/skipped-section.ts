import type { Skipped } from "@ashlar/survey";
import { escapeHtml, prose } from "@ashlar/survey/printing";
import { skippedGroups } from "../skipped-groups.js";

/** What could not be read, by the reason. */
export function skippedSection(skipped: readonly Skipped[]): string {
  if (skipped.length === 0) return "";
  const groups = skippedGroups(skipped).map(
    ({ words, files }) => `<details open><summary>${files.length.toLocaleString("en-US")} ${words}</summary>
<ul class="skipped">${files
      .map(
        ({ place, message }) =>
          `<li><span class="place">${escapeHtml(place)}</span> <span class="quiet">${prose(message)}</span></li>`,
      )
      .join("")}</ul>
</details>`,
  );
  return `<section id="skipped">
<h2>Skipped</h2>
${groups.join("\n")}
</section>`;
}
