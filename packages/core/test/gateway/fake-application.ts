import { z } from "zod";
import type { Application, ModuleHealth } from "../../src/application/application.js";
import type { GatewaySettings } from "../../src/architecture/architecture.js";
import {
  type Access,
  command,
  contract,
  type OperationRef,
  permits,
  query,
} from "../../src/contract/index.js";
import { CallError } from "../../src/errors/index.js";
import { parse, Rejection } from "../../src/index.js";
import type { Module } from "../../src/module/index.js";
import type { RequestOptions } from "../../src/runtime/call/request-options.js";
import { Metrics } from "../../src/telemetry/metrics.js";

const line = z.object({ sku: z.string(), quantity: z.number().int().positive() }).meta({ id: "Line" });

/** A contract with one operation for each thing a gateway can meet. */
export const orders = contract("orders", {
  commands: {
    place: command({
      summary: "Places an order.",
      input: z.object({ orderId: z.string(), lines: z.array(line).min(1), note: z.string().default("") }),
      key: (c) => c.orderId,
      output: z.object({ orderId: z.string(), total: z.number() }),
      rejects: { AlreadyPlaced: z.object({}), TooBig: z.object({ limit: z.number() }) },
      access: "public",
    }),
    close: command({
      summary: "Closes an order; says nothing.",
      input: z.object({ orderId: z.string() }),
      key: (c) => c.orderId,
      access: "authenticated",
    }),
    refund: command({
      input: z.object({ orderId: z.string(), amount: z.number().optional() }),
      key: (c) => c.orderId,
      access: { roles: ["clerk", "admin"] },
    }),
    internal: command({ input: z.object({}), key: () => "" }),
  },
  queries: {
    byId: query({
      summary: "One order, or null.",
      input: z.object({ orderId: z.string() }),
      output: z.object({ orderId: z.string() }).nullable(),
      access: "public",
    }),
    list: query({
      summary: "Orders, page by page.",
      input: z.object({
        status: z.enum(["open", "closed"]).default("open").describe("Which orders to list."),
        limit: z.number().int().max(100).optional(),
        details: z.boolean().optional(),
        tags: z.array(z.string()).optional(),
      }),
      output: z.object({ orders: z.array(z.object({ orderId: z.string() })) }),
      access: "public",
    }),
    mine: query({
      input: z.object({ customerId: z.string() }),
      output: z.array(z.string()),
      access: (caller, input) => caller.subject === input.customerId,
    }),
  },
});

/** What the runtime was asked, as the gateway asked it. */
export interface Asked {
  readonly operation: string;
  readonly input: unknown;
  readonly options: RequestOptions;
}

export type Handler = (input: never, options: RequestOptions) => unknown;

export interface FakeApplication extends Application {
  readonly asked: Asked[];
  handlers: Record<string, Handler>;
  modulesHealth: () => Promise<readonly ModuleHealth[]>;
}

export const settings: GatewaySettings = {
  host: "127.0.0.1",
  port: 0,
  bodyLimitBytes: 100_000,
  requestsPerMinute: 0,
  corsOrigins: [],
  drainSeconds: 0,
  auth: { kind: "secret", secret: "a secret of at least thirty-two bytes" },
};

/** An application that answers by looking up a handler, after doing with contracts what the runtime does. */
export function fakeApplication(handlers: Record<string, Handler>, contracts = [orders]): FakeApplication {
  const app = {
    asked: [] as Asked[],
    handlers,
    modulesHealth: async () => [{ module: "orders", ready: true }],
    architecture: { gateway: settings } as Application["architecture"],
    modules: contracts.map((each) => ({ kind: "module", contract: each }) as unknown as Module),
    metrics: new Metrics(),
    health: () => app.modulesHealth(),
    request: async (operation: OperationRef, input: unknown, options: RequestOptions) => {
      app.asked.push({ operation: operation.id, input, options });
      const parsed = await parse(operation.definition.input, input);
      if (!parsed.ok) {
        throw new CallError("InvalidInput", operation.id, {
          message: "invalid input",
          mayHaveExecuted: false,
          issues: parsed.issues,
        });
      }
      if (!permits(operation.definition.access as Access<unknown>, options.caller, parsed.value)) {
        throw new CallError("Denied", operation.id, { message: "denied", mayHaveExecuted: false });
      }
      const answer = await app.handlers[operation.id]!(parsed.value as never, options);
      if (answer instanceof Rejection) throw new Rejection(operation.id, answer.reason, answer.data);
      return answer;
    },
  };
  return app as unknown as FakeApplication;
}
