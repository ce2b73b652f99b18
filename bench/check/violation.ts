import type { Planted } from "../repository/index.ts";

/** A violation in words: what was planted, and what each tool found, can be compared. */
export function violationOf(planted: Planted): string {
  switch (planted.kind) {
    case "private-import":
      return `private-import: ${planted.file} -> ${planted.to}`;
    case "undeclared-dependency":
      return `undeclared-dependency: ${planted.file} -> ${planted.toModule}`;
    case "cycle":
      return `cycle: ${planted.modules.join(", ")}`;
    case "unlisted-file":
      return `unlisted-file: ${planted.file}`;
  }
}
