import { relative } from "node:path";
import type { AshlarError } from "@ashlar/core/errors";
import type { RuleId } from "../rules/rule-id.js";
import type { Violation } from "../violation.js";

/** What is wrong with an architecture file, as a violation of the rule that it breaks. */
export function architectureViolation(root: string, { code, message, fix, at }: AshlarError): Violation {
  const rule: RuleId = code === "ASH_ARCHITECTURE_STATE" ? "possible-state" : "valid-architecture";
  const file = at ? relative(root, at.file).split("\\").join("/") : "architecture.yaml";
  const { line, column } = at ?? {};
  return {
    rule,
    identity: `${file}: ${message}`,
    message,
    fix,
    places: [{ file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }],
  };
}
