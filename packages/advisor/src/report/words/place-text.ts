import type { EvidencePlace } from "@ashlar/survey";

/** A place as terminals and editors link it: `src/main.ts:3`. */
export function placeText({ file, line }: EvidencePlace): string {
  return line === undefined ? file : `${file}:${line}`;
}
