import type { Advice } from "../../src/advice.js";
import { adviceFixture } from "./advice-fixture.js";

/** Names that mean something to HTML, Markdown, YAML, a terminal or a reader. */
export const hostileNames = [
  "<script>alert(1)</script>",
  "</style></title><img src=x onerror=alert(1)>",
  `" onmouseover="alert(1)" '`,
  "right\u202eto left",
  "\u001b[2J\u001b[31mred",
  "line\nbreak\r\nand\ttab",
  "half \ud800 a pair",
  "**bold** [link](javascript:alert(1)) | cell | `code`",
  "---\nstatus: accepted",
  "&lt; &#60; <!-- comment -->",
  "日本語 モジュール",
  "# 1. heading",
  `very${"-long".repeat(400)}`,
  "",
] as const;

/** The advice with a text in the place of every text that comes from a profile, a repository or a sentence about them. */
export function hostileAdvice(text: string): Advice {
  return replaced(adviceFixture, text) as Advice;
}

const fromOutside = new Set(
  [
    "name because sentence answer architecture message file folder label verdict because text key consequence nextStep",
    "entryGate exitMeasure stopRule wayBack claim wouldWinIf section",
  ].flatMap((words) => words.split(" ")),
);

function replaced(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return fromOutside.has(key) && !verdicts.has(value) ? text : value;
  if (Array.isArray(value)) {
    const isText = key === "does" || key === "notes";
    return value.map((one) => (isText ? text : replaced(one, text, key)));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, text, name)]));
}

// The key `verdict` holds a sentence of the matrix, and a word of the model.
const verdicts = new Set(["chosen", "fits-less", "not-needed", "blocked"]);
