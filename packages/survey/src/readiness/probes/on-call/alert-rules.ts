import type { EvidencePlace } from "../../finding.js";
import type { Probe } from "../../probe.js";
import { isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { itemsAt, type Located, textAt } from "../../yaml/located.js";
import { readYaml } from "../../yaml/read-yaml.js";
import { isShipped } from "../runtime/shipped.js";

interface AlertRule extends EvidencePlace {
  readonly hasRunbook: boolean;
}

/** Whether there are alerts, and whether they say what to do. */
export const alertRules: Probe = {
  id: "alert-rules",
  capability: "on-call",
  strength: "wired",
  looksFor: "Alert rules of Prometheus that link to a runbook; without the link they prove less.",
  look: (files) => {
    const rules = rulesOf(files);
    const linked = rules.filter(({ hasRunbook }) => hasRunbook);
    const places = (list: readonly AlertRule[]) =>
      list.slice(0, 4).map(({ file, line }) => ({ file, line: line! }));
    if (linked.length > 0)
      return [
        {
          outcome: "true",
          message: `Alerts link to their runbooks: ${linked.length} of ${rules.length}.`,
          places: places(linked),
        },
      ];
    if (rules.length > 0)
      return [
        {
          outcome: "true",
          strength: "declared",
          message: "There are alerts, but none links to a runbook.",
          places: places(rules),
        },
      ];
    return [
      {
        outcome: "not-available",
        message: "There are no alert rules here; they often live with the monitoring.",
      },
    ];
  },
};

function rulesOf(files: RepositoryFiles): readonly AlertRule[] {
  return files.paths
    .filter((path) => /\.ya?ml$/.test(path) && isProductPath(path) && !isShipped(files, path))
    .filter((path) => /^[ \t]*(?:-[ \t]+)?alert:/m.test(files.read(path) ?? ""))
    .flatMap((file) => {
      const documents = readYaml(files, file);
      return documents === undefined || documents === "broken"
        ? []
        : documents.flatMap((one) => rulesIn(file, one));
    });
}

function rulesIn(file: string, root: Located): readonly AlertRule[] {
  const groups = [...itemsAt(root, "groups"), ...itemsAt(root, "spec", "groups")];
  return groups
    .flatMap((group) => itemsAt(group, "rules"))
    .filter((rule) => textAt(rule, "alert") !== undefined && textAt(rule, "expr") !== undefined)
    .map((rule) => {
      const link = textAt(rule, "annotations", "runbook_url") ?? textAt(rule, "annotations", "runbook") ?? "";
      return {
        file,
        line: rule.line,
        hasRunbook: link.trim() !== "" && !/todo|tbd|example\.(?:com|org)\/?$/i.test(link),
      };
    });
}
