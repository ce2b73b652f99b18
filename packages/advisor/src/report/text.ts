import { noPaint, type Paint, terminalPaint } from "@ashlar/survey/printing";
import type { Advice } from "../advice.js";
import { assumed } from "./text/assumed.js";
import { evidence } from "./text/evidence.js";
import { flips } from "./text/flips.js";
import { missing } from "./text/missing.js";
import { modules } from "./text/modules.js";
import { nearMisses } from "./text/near-misses.js";
import { questions } from "./text/questions.js";
import { linesOf, type Section } from "./text/section.js";
import { trajectory } from "./text/trajectory.js";
import { why } from "./text/why.js";
import { wouldWin } from "./text/would-win.js";
import { wrap } from "./text/wrap.js";
import { closeCallAdvice, foundationsAdvice, stabilityText } from "./words/warnings.js";

/** How {@link adviceText} shows an advice. */
export interface AdviceTextOptions {
  /** Whether the text is for a terminal that shows colours; false when left out. */
  readonly colour?: boolean;
  /** In columns; 80 when left out. */
  readonly width?: number;
}

const sections: readonly ((advice: Advice) => Section)[] = [
  ...[why, modules, missing, questions, flips],
  ...[wouldWin, nearMisses, trajectory, evidence, assumed],
];

/**
 * Tells an advice to a person in a terminal: the answer first, in one sentence, and below it why, what is missing, what would
 * flip it, where it goes next, and what it rests on. Nothing of a name or a file reaches the terminal as a command.
 *
 * @example
 * ```ts
 * process.stdout.write(adviceText(advice, { colour: process.stdout.isTTY }));
 * ```
 */
export function adviceText(advice: Advice, { colour = false, width = 80 }: AdviceTextOptions = {}): string {
  const paint = colour ? terminalPaint : noPaint;
  const page = { paint, width: Math.max(40, width) };
  const blocks = [
    opening(advice, paint, page.width),
    ...sections.map((section) => linesOf(section(advice), page)),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function opening(
  { name, answer, decision, sensitivity }: Advice,
  paint: Paint,
  width: number,
): readonly string[] {
  const firmness = sensitivity.isCloseCall ? closeCallAdvice : "";
  return [
    ...wrap(`${name}: ${answer}`, { width, first: 0 }).map((line) => paint.strong(line)),
    ...(decision.foundationsFirst
      ? wrap(foundationsAdvice, { width, first: 0 }).map((line) => paint.warning(line))
      : []),
    ...wrap(`${stabilityText(sensitivity)} ${firmness}`, { width, first: 0 }).map((line) =>
      sensitivity.isCloseCall ? paint.warning(line) : paint.quiet(line),
    ),
  ];
}
