import { bareText } from "../../code/bare-text.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import type { EvidencePlace } from "../../finding.js";
import type { Probe, Sighting } from "../../probe.js";
import { isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { isShipped } from "../runtime/shipped.js";

const settings: readonly (readonly [path: RegExp, line: RegExp])[] = [
  [
    /\.tf$/,
    /^\s*resource\s+"(?:pagerduty_|opsgenie_|grafana_oncall_|victorops_|squadcast_|betteruptime_(?:policy|on_call)|incident_(?:schedule|escalation)|rootly_|firehydrant_|zenduty_|xmatters_)/,
  ],
  [
    /\.ya?ml$/,
    /^\s*(?:-\s*)?(?:pagerduty_configs|opsgenie_configs|victorops_configs|pagerdutyConfigs|opsgenieConfigs|victoropsConfigs):(?!\s*(?:\[\s*\]|\{\s*\}))/,
  ],
  [/\.ya?ml$/, /^\s*type:\s*["']?(?:pagerduty|opsgenie|victorops|oncall)["']?\s*$/i],
  [/\.ya?ml$/, /\bpagerduty\.com\/(?:integration|service|routing)[\w-]*:/],
  [
    /\.(?:ts|js|py|go)$/,
    /\bnew (?:pagerduty|opsgenie)\.(?:Schedule|Service|EscalationPolicy)\b|\bpagerduty\.New(?:Schedule|Service|EscalationPolicy)\b/,
  ],
];

const clients =
  /^(?:@pagerduty\/|pagerduty|opsgenie|pdpyras|node-pagerduty|github\.com\/(?:PagerDuty\/go-pagerduty|opsgenie\/))/i;

/** Whether alerts page somebody. */
export const paging: Probe = {
  id: "paging",
  capability: "on-call",
  strength: "wired",
  looksFor: "Settings of a paging service: schedules, escalations, or alerts that are routed to one.",
  look: (files) => {
    const wired = inSettings(files);
    if (wired.length > 0)
      return [
        {
          outcome: "true",
          message: "Alerts are routed to people through a paging service.",
          places: wired.slice(0, 4),
        },
      ];
    return [byDependency(files)];
  },
};

function inSettings(files: RepositoryFiles): readonly EvidencePlace[] {
  return files.paths.flatMap((file): readonly EvidencePlace[] => {
    const lines = settings.filter(([path]) => path.test(file)).map(([, line]) => line);
    if (
      lines.length === 0 ||
      !isProductPath(file) ||
      isShipped(files, file) ||
      !mentions.test(files.read(file) ?? "")
    )
      return [];
    const at = (bareText(files, file) ?? "")
      .split("\n")
      .findIndex((text) => lines.some((line) => line.test(text)));
    return at === -1 ? [] : [{ file, line: at + 1 }];
  });
}

const mentions =
  /pagerduty|opsgenie|oncall|on_call|victorops|squadcast|incident|rootly|firehydrant|zenduty|xmatters/i;

function byDependency(files: RepositoryFiles): Sighting {
  const found = ecosystemsOf(files).dependencies.filter(
    ({ name, scope }) => scope === "runtime" && clients.test(name),
  );
  if (found.length === 0)
    return {
      outcome: "not-available",
      message: "Nothing here pages anybody; schedules usually live in the paging service itself.",
    };
  const places = found.slice(0, 4).map(({ file, line }) => ({ file, line }));
  const message = "The client of a paging service is a dependency; what it is used for is not to be seen.";
  return { outcome: "true", strength: "declared", message, places };
}
