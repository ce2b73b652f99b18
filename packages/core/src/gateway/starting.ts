import type { RequestListener } from "node:http";
import { type AnswerRules, Exchange } from "./exchange.js";
import { livePage } from "./health.js";
import { isNear } from "./near.js";
import { Problem } from "./problem.js";

/**
 * Answers as long as there is no application: that the process lives, and that nothing can be done yet. What the start
 * is at is told to those nearby only: it names modules.
 */
export function answerStarting(rules: AnswerRules, step: () => string): RequestListener {
  return (request, response) => {
    const exchange = new Exchange(request, response, rules);
    const path = request.url!.split("?")[0];
    if (path === "/health/live") {
      const { type, body } = livePage();
      exchange.operation = path;
      return exchange.send(200, type, body);
    }
    const detail = isNear(request) ? `The server is starting: ${step()}.` : "The server is starting.";
    exchange.refuse(new Problem("ASH_NOT_READY", { detail, headers: ["retry-after", "1"] }));
  };
}
