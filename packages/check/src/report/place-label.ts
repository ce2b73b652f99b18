import { printable } from "@ashlar/survey/printing";

/** A file, or a place in it. */
export interface LabelledPlace {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A place as terminals and editors link it: `src/orders/place.ts:3:20`. */
export function placeLabel({ file, line, column }: LabelledPlace): string {
  return [printable(file), line, column].filter((part) => part !== undefined).join(":");
}
