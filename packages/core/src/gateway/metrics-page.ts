import type { Metrics } from "../telemetry/metrics.js";
import { isNear } from "./near.js";
import type { Page } from "./page.js";
import { Problem } from "./problem.js";

/** The application's numbers, for a scraper nearby. For everybody else the page does not exist. */
export function metricsPage(metrics: Metrics): Page {
  return (request) => {
    if (!isNear(request)) throw new Problem("ASH_ROUTE_UNKNOWN");
    return { type: "text/plain; version=0.0.4; charset=utf-8", body: metrics.expose() };
  };
}
