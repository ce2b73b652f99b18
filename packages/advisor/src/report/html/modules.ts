import { escapeHtml, prose } from "@ashlar/survey/printing";
import type { Advice, ModuleAdvice } from "../../advice.js";
import { patternNames } from "../../model/pattern.js";
import type { ProfileEntry } from "../../profile/profile.js";
import { changesText } from "../words/change-text.js";
import { entryLabel } from "../words/entry-label.js";
import { moduleForm } from "../words/module-form.js";
import { valueText } from "../words/value-text.js";
import { list } from "./list.js";
import type { PageSection } from "./section.js";

// The nearest of what would flip a module; the rest is in the data.
const most = 3;

/** How each module is to run that differs from the whole, and the file that says so. */
export function modules({ modules, profile, architecture }: Advice): PageSection {
  const file = `<figure class="file"><figcaption><code>architecture.yaml</code></figcaption>
<pre><code>${architecture.trimEnd().split("\n").map(escapeHtml).join("\n")}</code></pre></figure>`;
  return {
    id: "modules",
    title: modules.length === 0 ? "The file that says it" : "The modules, and the file",
    short: modules.length === 0 ? "The file" : "Modules",
    lead: "Patterns are not exclusive: the answer is a structure, and what single modules need besides.",
    content: [...modules.map((module) => moduleView(module, profile)), file].join("\n"),
  };
}

function moduleView(module: ModuleAdvice, whole: readonly ProfileEntry[]): string {
  const own = ownValues(module, whole);
  const { flips } = module.sensitivity;
  const blocked = module.decision.verdicts.filter(({ verdict }) => verdict === "blocked");
  return `<article class="module">
<h3>${escapeHtml(module.name)} <span class="form">${moduleForm(module)}</span></h3>
<p>${prose(module.because)}</p>
${blocked.map(({ pattern, wouldWinIf = "" }) => `<p class="quiet">${patternNames[pattern]}: ${prose(wouldWinIf)}</p>`).join("\n")}${
  flips.length === 0
    ? ""
    : `\n<p class="quiet">It would be another answer at: ${flips
        .slice(0, most)
        .map((flip) => prose(changesText(flip)))
        .join("; ")}.</p>`
}${own.length === 0 ? "" : `\n<p class="quiet">Its own values:</p>\n${list(own, "own")}`}
</article>`;
}

function ownValues({ profile }: ModuleAdvice, whole: readonly ProfileEntry[]): readonly string[] {
  const ofWhole = new Map(whole.map((entry) => [entry.input, entry]));
  return profile
    .filter(({ input, value, because }) => {
      const same = ofWhole.get(input);
      // What a module has of the whole says so, and ends in the same words.
      return same === undefined || value !== same.value || !because.endsWith(same.because);
    })
    .map(
      ({ input, value, source, because }) =>
        `${entryLabel(input)} <b>${escapeHtml(valueText(input, value))}</b> <span class="quiet">(${source}: ${prose(because)})</span>`,
    );
}
