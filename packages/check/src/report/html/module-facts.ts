import { amount } from "@ashlar/survey/printing";
import type { ModuleNode } from "../module-graph.js";

/** What is said of a module besides its name: `24 files, 2 violations`. */
export function moduleFacts({ files, violations }: ModuleNode): string {
  return [amount(files, "file"), ...(violations > 0 ? [amount(violations, "violation")] : [])].join(", ");
}
