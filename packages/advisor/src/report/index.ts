/**
 * An advice, told in every form that somebody reads. Each form is a pure function of the one `Advice`: the same advice gives
 * the same bytes. The advice itself is plain data, so its JSON needs no form of its own.
 *
 * - `adviceText`, for a person in a terminal: short, the answer first.
 * - `adviceHtml`, one page to keep, to send and to print, without a script and without anything from elsewhere.
 * - `adviceRecord`, an architecture decision record in Markdown, to be discussed and kept beside the code.
 *
 * Names and messages come from files that nobody vouches for; each form escapes what means something to its language.
 * `words/` holds what all forms call the same.
 */
export { adviceHtml } from "./html.js";
export type { RecordOptions } from "./record/front-matter.js";
export { adviceRecord } from "./record.js";
export { type AdviceTextOptions, adviceText } from "./text.js";
