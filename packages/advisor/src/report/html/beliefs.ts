import { prose } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import type { PageSection } from "./section.js";

/** Beliefs that this case touches, and what is true instead. */
export function beliefs({ myths }: Advice): PageSection {
  return {
    id: "beliefs",
    title: "Often believed",
    short: "Beliefs",
    lead: "What somebody may say of a case like this.",
    content: myths
      .map(
        ({ claim, answer }) =>
          `<details><summary>${prose(claim)}</summary>\n<p>${prose(answer)}</p>\n</details>`,
      )
      .join("\n"),
  };
}
