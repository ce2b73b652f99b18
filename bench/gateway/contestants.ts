import type { StoreKind } from "../harness/store.ts";
import type { GatewayContestant } from "./contestant.ts";

const row = (
  id: string,
  title: string,
  module: string,
  side: "ours" | "peer" = "peer",
): Omit<GatewayContestant, "store"> => ({
  id,
  title,
  side,
  module: new URL(module, import.meta.url),
});

/** Ashlar's own rows come first, with `side: "ours"`. The peers live in two places: those that need packages, in bench/peers. */
const rows = [
  row("ashlar", "Ashlar + zod", "./contestants/ashlar.ts", "ours"),
  row("node-http", "raw node:http", "./contestants/node-http.ts"),
  row("node-http-zod", "node:http + zod", "./contestants/node-http-zod.ts"),
  row("find-my-way-zod", "node:http + find-my-way + zod", "../peers/gateway/find-my-way-zod.mjs"),
  row("fastify-ajv", "fastify + ajv", "../peers/gateway/fastify-ajv.mjs"),
  row("fastify-zod", "fastify + zod", "../peers/gateway/fastify-zod.mjs"),
  row("hono-zod", "hono + zod", "../peers/gateway/hono-zod.mjs"),
  row("express-zod", "express + zod", "../peers/gateway/express-zod.mjs"),
  row("nest-fastify-zod", "NestJS on Fastify + zod", "../peers/gateway/nest-fastify-zod.mjs"),
  row("nest-express-zod", "NestJS on Express + zod", "../peers/gateway/nest-express-zod.mjs"),
];

/** The same contestants serve both benches; only what they do with an order differs. */
export function gatewayContestants(store: StoreKind): GatewayContestant[] {
  return rows.map((one) => ({ ...one, store }));
}
