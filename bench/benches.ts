import { call } from "./call/bench.ts";
import { gateway, gatewayDurable } from "./gateway/bench.ts";
import type { Bench } from "./harness/bench.ts";
import { rows } from "./rows/bench.ts";

/** Every bench; a new one is a folder and a row here. */
export const benches: readonly Bench[] = [gateway, gatewayDurable, call, rows];
