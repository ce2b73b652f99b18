import type { Advice } from "../../advice.js";
import { reasonText } from "../../model/reason.js";
import type { Section } from "./section.js";

// More reasons than this are read by nobody; the page and the record have them all.
const most = 6;

/** The rules that made the answer. */
export function why({ decision: { reasons } }: Advice): Section {
  const rest = reasons.length - most;
  return {
    title: "Why",
    items: reasons.slice(0, most).map((reason) => ({ head: reasonText(reason), mark: "- " })),
    ...(rest > 0 && { closing: [`and ${rest} more`] }),
  };
}
