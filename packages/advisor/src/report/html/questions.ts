import { escapeHtml, prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { inputOf } from "../../profile/inputs.js";
import { worthText } from "../words/question-text.js";
import type { PageSection } from "./section.js";

/** What is most worth answering, and where the answer goes. */
export function questions({ questions }: Advice): PageSection {
  const items = questions.map(
    (question, at) => `<li data-number="${at + 1}"><p class="ask">${prose(question.text)}</p>
<p>${prose(worthText(question))}</p>
<p class="quiet"><code>${escapeHtml(question.key)}</code> in organisation.yaml, or <code class="flag">${inputOf(question.input).flag}</code></p></li>`,
  );
  return {
    id: "questions",
    title: "Most worth answering",
    short: "Questions",
    lead: "Not known yet, and likely to change the advice. <code>ashlar advise --ask</code> asks them all.",
    content: items.length === 0 ? "" : `<ol class="questions">\n${items.join("\n")}\n</ol>`,
  };
}
