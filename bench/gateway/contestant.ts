import type { Contestant } from "../harness/bench.ts";

/**
 * What a contestant's module exports by default: starts a server on 127.0.0.1 and answers its port.
 *
 * It serves `POST /orders/place` with a JSON order (see order.ts) and answers 200 with a JSON object that
 * has at least `orderId` and `total`; 4xx when the order is not valid JSON or not valid. `data` is empty, or
 * the URL of an empty PostgreSQL database: then the order is stored durably before the answer, with its
 * version and an event, and placing it again answers 409. It is never asked to stop: its process is killed.
 */
export type StartGateway = (data: string) => Promise<number>;

export type GatewayContestant = Contestant;
