import type { Application } from "../application/application.js";
import type { OperationRef } from "../contract/index.js";
import type { Clock } from "../runtime/ports/clock.js";
import { docsPage } from "./docs/docs-page.js";
import type { AnswerRules } from "./exchange.js";
import { livePage, readyPage } from "./health.js";
import { metricsPage } from "./metrics-page.js";
import { openApiPage } from "./openapi.js";
import type { Page } from "./page.js";
import type { PageRoute } from "./routes.js";

/** The addresses that the gateway answers itself. */
export function pages(
  app: Application,
  operations: readonly OperationRef[],
  clock: Clock,
  rules: AnswerRules,
): readonly PageRoute[] {
  return [
    route("/health/live", livePage, { limited: false }),
    route(
      "/health/ready",
      readyPage(app, clock, () => rules.draining),
      { limited: false },
    ),
    route("/metrics", metricsPage(app.metrics), { limited: false }),
    route("/openapi.json", openApiPage(operations)),
    route("/docs", docsPage(operations)),
  ];
}

function route(name: string, page: Page, { limited } = { limited: true }): PageRoute {
  return { kind: "page", name, page, allow: "GET, HEAD", limited };
}
