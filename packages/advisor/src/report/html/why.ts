import { prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { hereText, type Reason } from "../../model/reason.js";
import type { PageSection } from "./section.js";

// So many are read; the others are there for those who ask.
const most = 6;

/** The rules that made the answer, each with what it met here. */
export function why({ decision: { reasons } }: Advice): PageSection {
  const others = reasons.slice(most);
  return {
    id: "why",
    title: "Why",
    short: "Why",
    lead: "The rules that made the answer, and what they met here.",
    content: [
      reasons.length === 0 ? "" : reasonList(reasons.slice(0, most), 1),
      others.length === 0
        ? ""
        : `<details class="more"><summary>${others.length} more</summary>\n${reasonList(others, most + 1)}\n</details>`,
    ]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

function reasonList(reasons: readonly Reason[], start: number): string {
  const items = reasons.map((reason, at) => reasonView(reason, start + at));
  return `<ol class="reasons" start="${start}">\n${items.join("\n")}\n</ol>`;
}

// A reason is a rule, then what it met: the two are set apart.
function reasonView({ sentence, here }: Reason, number: number): string {
  const met = here === undefined ? "" : `<p class="here">${prose(hereText(here))}</p>`;
  return `<li data-number="${number}"><p>${prose(sentence)}</p>${met}</li>`;
}
