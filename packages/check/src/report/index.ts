/**
 * What a check found, told in every form that somebody reads. Each form is a pure function of the one `CheckReport`, so
 * that all of them tell the same; lines of source, which a report does not hold, are asked for with `lineOf`.
 *
 * - `reportText`, for a person in a terminal. It is bounded: what there is too much of is counted.
 * - `reportSarif`, for code scanning. It is complete, and recognises a violation by its identity when lines move.
 * - `reportHtml`, one page to keep and to send, with the graph of the modules laid out in `layout/`: an order in which
 *   few edges point backwards, rows from it, then places within the rows.
 * - `reportMermaid` and `reportDot`, the same graph in the languages of others.
 *
 * Names, messages and lines come from files that nobody vouches for. `printable` takes from them what acts on a terminal
 * or deceives a reader, and each form escapes what means something to its language in one place.
 */
export type { CheckReport, ReportedDependency, ReportedModule } from "./check-report.js";
export { reportDot } from "./dot.js";
export { type HtmlOptions, reportHtml } from "./html.js";
export { linesOfFiles } from "./lines-of-files.js";
export { reportMermaid } from "./mermaid.js";
export type { SarifLog } from "./sarif/log.js";
export { reportSarif, type SarifOptions } from "./sarif.js";
export type { LineOf } from "./source-excerpt.js";
export { reportText, type TextOptions } from "./text.js";
