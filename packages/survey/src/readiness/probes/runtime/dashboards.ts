import { blankComments } from "../../code/blank-comments.js";
import type { EvidencePlace } from "../../finding.js";
import { oncePerRepository } from "../../once-per-repository.js";
import { isFixture, isProductPath } from "../../product-path.js";
import { deployedManifestsOf } from "./kubernetes.js";
import { isShipped } from "./shipped.js";

/** Something with which operators watch a product. */
export interface Watched {
  readonly what: "dashboards" | "alert rules" | "service levels";
  readonly places: readonly EvidencePlace[];
}

interface WatchedFile {
  readonly what: Watched["what"];
  readonly file: RegExp;
  readonly holds: RegExp;
}

const watchedFiles: readonly WatchedFile[] = [
  {
    what: "dashboards",
    file: /dashboard[^/]*(?:\/.*)?\.json$/i,
    holds: /"schemaVersion"\s*:|"layout_type"\s*:/,
  },
  { what: "dashboards", file: /dashboard[^/]*(?:\/.*)?\.(?:jsonnet|libsonnet)$/i, holds: /dashboard/i },
  {
    what: "dashboards",
    file: /\.tf$/,
    holds:
      /^[ \t]*resource\s+"(?:datadog_dashboard\w*|grafana_dashboard|newrelic_one_dashboard|aws_cloudwatch_dashboard)"/m,
  },
  {
    what: "alert rules",
    file: /(?:rule|alert|prometheus)[^/]*(?:\/.*)?\.ya?ml$/i,
    holds: /^[ \t]*(?:-[ \t]*)?alert:\s*\S/m,
  },
  {
    what: "alert rules",
    file: /\.tf$/,
    holds:
      /^[ \t]*resource\s+"(?:datadog_monitor|grafana_rule_group|newrelic_\w*alert\w*|aws_cloudwatch_metric_alarm|azurerm_monitor_\w+alert\w*|google_monitoring_alert_policy|pagerduty_service)"/m,
  },
  { what: "service levels", file: /slo[^/]*(?:\/.*)?\.ya?ml$/i, holds: /^[ \t]*(?:slos|objective|target):/m },
];

const kinds: readonly (readonly [Watched["what"], RegExp])[] = [
  ["dashboards", /^GrafanaDashboard$/],
  ["alert rules", /^(?:PrometheusRule|VMRule)$/],
  ["service levels", /^(?:PrometheusServiceLevel|SLO|ServiceLevelObjective)$/],
];

const enough = 3;

/** Dashboards, alert rules and service levels for the product's own operation. What is shipped to others is left out. */
export const dashboardsOf = oncePerRepository((files): readonly Watched[] => {
  const found = new Map<Watched["what"], EvidencePlace[]>();
  const add = (what: Watched["what"], place: EvidencePlace) => {
    const known = found.get(what) ?? [];
    if (known.length < enough && !known.some(({ file }) => file === place.file))
      found.set(what, [...known, place]);
  };
  for (const path of files.paths) {
    const wanted = watchedFiles.filter(
      ({ what, file }) => (found.get(what)?.length ?? 0) < enough && file.test(path),
    );
    if (wanted.length === 0 || !isProductPath(path) || isFixture(path) || isShipped(files, path)) continue;
    const text = files.read(path) ?? "";
    for (const { what, holds } of wanted) {
      if (!holds.test(text)) continue;
      const bare = blankComments(text, path.endsWith("json") ? "none" : "shell");
      const at = bare.search(holds);
      if (at !== -1) add(what, { file: path, line: bare.slice(0, at).split("\n").length });
    }
  }
  for (const { kind, file, line } of deployedManifestsOf(files)) {
    const what = kinds.find(([, pattern]) => pattern.test(kind))?.[0];
    if (what) add(what, { file, line });
  }
  return (["dashboards", "alert rules", "service levels"] as const).flatMap((what) => {
    const places = found.get(what);
    return places ? [{ what, places }] : [];
  });
});
