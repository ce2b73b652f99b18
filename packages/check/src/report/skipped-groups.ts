import type { Skipped, SkipReason } from "@ashlar/survey";
import { placeLabel } from "./place-label.js";

/** What was skipped for one reason. */
export interface SkippedGroup {
  /** The reason in words that follow a number: `3 with syntax that cannot be parsed`. */
  readonly words: string;
  readonly files: readonly {
    /** `src/a.ts`, or with its line and column. */
    readonly place: string;
    readonly message: string;
  }[];
}

const words: Readonly<Record<SkipReason, string>> = {
  syntax: "with syntax that cannot be parsed",
  "too-large": "too large",
  minified: "minified",
  unreadable: "that cannot be opened",
  "not-text": "not text",
  "symbolic-link": "behind symbolic links",
  submodule: "in submodules",
  "too-deep": "nested too deeply",
  "bad-configuration": "with a configuration that cannot be used",
};

/** Groups what was skipped by the reason, in the order of the reasons. */
export function skippedGroups(skipped: readonly Skipped[]): SkippedGroup[] {
  return (Object.keys(words) as SkipReason[])
    .map((reason) => ({
      words: words[reason],
      files: skipped
        .filter((one) => one.reason === reason)
        .map(({ path, line, column, message }) => ({
          place: placeLabel({ file: path, line, column }),
          message,
        })),
    }))
    .filter(({ files }) => files.length > 0);
}
