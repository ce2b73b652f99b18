import { printable } from "@ashlar/survey/printing";

/** When a record is made, and by whom it is decided. */
export interface RecordOptions {
  /** The day of the record: `2026-11-25`. */
  readonly date: string;
  /** Who decides; left out while nobody is named. */
  readonly deciders?: readonly string[];
}

/** The metadata of a record, as MADR has it. */
export function frontMatter({ date, deciders = [] }: RecordOptions): string {
  return [
    "---",
    "status: proposed",
    `date: ${text(date)}`,
    ...(deciders.length === 0 ? [] : [`decision-makers: [${deciders.map(text).join(", ")}]`]),
    "---",
  ].join("\n");
}

// A JSON string is a YAML string, whatever it holds.
function text(words: string): string {
  return JSON.stringify(printable(words));
}
