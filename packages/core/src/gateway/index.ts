/**
 * The gateway is an application's way in from outside: HTTP and JSON on one side, `Application.request` on the other.
 *
 * Its addresses are the contracts': `POST /<module>/<command>`, and `GET` or `POST /<module>/<query>`, for operations
 * that say with `access` who may call them. It decides nothing itself: contracts are enforced by the runtime, which
 * parses inputs and checks `access`. The gateway finds the operation, establishes who calls (`authentication`), reads
 * the input (`body`, `query-string`), and turns what comes back into an answer (`exchange`) or a problem (`problem`).
 *
 * A request takes the shortest way through it: `serve` is one function from top to bottom, every path is one look-up,
 * a token is verified once and remembered, and head and body of the answer leave in one write.
 *
 * Besides the operations there are a few pages (`pages`): health for supervisors and load balancers, metrics for
 * scrapers nearby, and documentation made from the contracts, for machines and for people.
 *
 * Limits to know: client addresses are those of the peer, so behind a proxy set `requestsPerMinute: 0` and limit
 * there; TLS ends in front of the gateway; callers without a token share one space of idempotency keys.
 */
export {
  type Gateway,
  type GatewayDependencies,
  type OpenGateway,
  openGateway,
  requireVerifiable,
  startGateway,
} from "./gateway.js";
export { type OpenApi, openApi } from "./openapi.js";
export { type ProblemCode, type ProblemKind, problemKinds } from "./problem-catalogue.js";
export { exposedOperations } from "./routes.js";
