import type { Bench, Effort } from "../harness/bench.ts";
import { withChild } from "../harness/child.ts";
import type { LoadHost } from "../harness/load.ts";
import { measureWork, type Sample } from "../harness/sample.ts";
import { withStore } from "../harness/store.ts";
import { checkGateway } from "./check.ts";
import type { GatewayContestant } from "./contestant.ts";
import { gatewayContestants } from "./contestants.ts";
import type { GatewayHost } from "./host.ts";
import { orderTemplate } from "./order.ts";

const connections = 64;
const hostEntry = new URL("./host.ts", import.meta.url);
const loadEntry = new URL("../harness/load.ts", import.meta.url);

const method = [
  `Server and load generator are two processes on one machine; ${connections} keep-alive connections, one request at a time on each.`,
  "Each measurement starts a fresh server, checks valid, invalid and malformed requests, warms up, then measures.",
  "The load generator uses undici clients; if its busy figure is near 1, it is the limit, not the server.",
];

/** HTTP in, validated, answered; nothing stored. */
export const gateway: Bench<GatewayContestant> = {
  name: "gateway",
  summary: `POST /orders/place, JSON validated, nothing stored, ${connections} connections`,
  method,
  unit: "per-second",
  variants: [`${connections} connections`],
  contestants: gatewayContestants("none"),
  measure,
};

/** The same, and the order is in PostgreSQL before the answer leaves. */
export const gatewayDurable: Bench<GatewayContestant> = {
  ...gateway,
  name: "gateway-durable",
  summary: `POST /orders/place, JSON validated, state and event committed to PostgreSQL, ${connections} connections`,
  method: [
    ...method,
    "Peers share one hand-written store: begin, version check, state row, event row, commit; pg Pool of 16, prepared statements.",
    "Each measurement has a database of its own, created empty and dropped afterwards.",
  ],
  contestants: gatewayContestants("postgres"),
};

function measure(contestant: GatewayContestant, _variant: string, effort: Effort): Promise<Sample> {
  const lifetimeMs = 60_000 + effort.warmMs + effort.measuredMs;
  return withStore(contestant.store, (store) =>
    withChild<GatewayHost, Sample>(hostEntry, lifetimeMs, async (server) => {
      const port = await server.ask("start", { module: contestant.module.href, data: store.data });
      await checkGateway(port, contestant.store !== "none");
      return withChild<LoadHost, Sample>(loadEntry, lifetimeMs, async (generator) => {
        await generator.ask("prepare", { port, path: "/orders/place", connections, template: orderTemplate });
        await generator.ask("run", effort.warmMs);
        return measureWork(server, store, () => generator.ask("run", effort.measuredMs));
      });
    }),
  );
}
