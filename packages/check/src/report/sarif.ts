import { ruleCatalogue } from "../rules/catalogue.js";
import { ruleIds } from "../rules/rule-id.js";
import type { CheckReport } from "./check-report.js";
import { sarifLocation, sourceRoot } from "./sarif/location.js";
import type { SarifLog, SarifNotification, SarifRule } from "./sarif/log.js";
import { verbatim } from "./sarif/message.js";
import { sarifResult } from "./sarif/result.js";

/** How {@link reportSarif} names the tool. */
export interface SarifOptions {
  /** The version of Ashlar that made the report. */
  readonly version?: string;
}

/**
 * A report as a SARIF 2.1.0 log, for code scanning: every rule, every violation and warning, and what was skipped. A
 * result is recognised by the violation's identity, so that it stays the same alert when lines move.
 *
 * @example
 * ```ts
 * writeFileSync("ashlar.sarif", JSON.stringify(reportSarif(report)));
 * ```
 */
export function reportSarif(report: CheckReport, { version }: SarifOptions = {}): SarifLog {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Ashlar",
            ...(version !== undefined && { semanticVersion: version }),
            rules: ruleIds.map(ruleOf),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The root of the repository." } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
        results: [
          ...report.violations.map((violation) => sarifResult(violation, "error")),
          ...report.warnings.map((violation) => sarifResult(violation, "warning")),
        ],
      },
    ],
  };
}

function ruleOf(id: (typeof ruleIds)[number]): SarifRule {
  const { title, reason, fix } = ruleCatalogue[id];
  return {
    id,
    shortDescription: { text: verbatim(title) },
    fullDescription: { text: verbatim(`${title} ${reason}`) },
    help: {
      text: verbatim(`Why: ${reason}\nFix: ${fix}`),
      markdown: `**Why:** ${reason}\n\n**Fix:** ${fix}`,
    },
  };
}

function notifications({ skipped, notes }: CheckReport): SarifNotification[] {
  return [
    ...skipped.map(
      ({ path, line, column, reason, message }): SarifNotification => ({
        level: "warning",
        message: { text: verbatim(message) },
        descriptor: { id: reason },
        locations: [sarifLocation({ file: path, line, column })],
      }),
    ),
    ...notes.map((note): SarifNotification => ({ level: "note", message: { text: verbatim(note) } })),
  ];
}
