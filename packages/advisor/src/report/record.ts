import type { Advice } from "../advice.js";
import { answerName } from "../model/answer.js";
import { context, drivers } from "./record/context.js";
import { frontMatter, type RecordOptions } from "./record/front-matter.js";
import { escapeMarkdown } from "./record/markdown.js";
import { moreInformation } from "./record/more.js";
import { consideredOptions, prosAndCons } from "./record/options.js";
import { outcome } from "./record/outcome.js";

/**
 * An architecture decision record in the form of MADR 4, to be discussed, amended and kept beside the code. Its status is
 * *proposed*: people decide. The day comes from outside, so that the same advice gives the same bytes.
 *
 * @example
 * ```ts
 * writeFileSync("docs/decisions/0007-architecture.md", adviceRecord(advice, { date: "2026-11-25" }));
 * ```
 */
export function adviceRecord(advice: Advice, options: RecordOptions): string {
  const { name, decision } = advice;
  return `${[
    frontMatter(options),
    `# ${answerName(decision)} for ${escapeMarkdown(name)}`,
    context(advice),
    drivers(advice),
    consideredOptions(),
    outcome(advice),
    prosAndCons(advice),
    moreInformation(advice),
  ].join("\n\n")}\n`;
}
