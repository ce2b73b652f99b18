/**
 * What every report shares that shows people what stands in somebody's repository. Names, messages and lines come from files
 * that nobody vouches for: `printable`, `printableLines` and `printableJson` take from them what acts on a terminal or deceives a
 * reader, and `escapeHtml` and `prose` make HTML of what is left.
 */
export { amount } from "./amount.js";
export { capitalised } from "./capitalised.js";
export { escapeHtml, prose } from "./escape-html.js";
export { listed } from "./listed.js";
export { noPaint, type Paint, terminalPaint } from "./paint.js";
export { percent } from "./percent.js";
export { printable, printableJson, printableLines, shortened } from "./printable.js";
