import { shortened } from "@ashlar/survey/printing";
import type { Advice } from "../../advice.js";
import { assumptions } from "../words/assumptions.js";
import type { Section } from "./section.js";

// The page and the data tell the rest of a reason.
const longest = 120;

/** What nobody said and nothing showed. */
export function assumed({ profile }: Advice): Section {
  return {
    title: "Assumed, because nobody said",
    items: assumptions(profile).map(({ because, values }) => ({
      head: `${values.join("; ")}${because === "" ? "" : ` (${shortened(because, longest)})`}`,
    })),
  };
}
