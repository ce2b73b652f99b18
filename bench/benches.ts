import { advise } from "./advise/bench.ts";
import { call } from "./call/bench.ts";
import { check } from "./check/bench.ts";
import { gateway, gatewayDurable } from "./gateway/bench.ts";
import type { Bench } from "./harness/bench.ts";
import type { ProcessBench } from "./harness/process-bench.ts";
import { rows } from "./rows/bench.ts";

/** Every bench; a new one is a folder and a row here. */
export const benches: readonly (Bench | ProcessBench)[] = [
  gateway,
  gatewayDurable,
  call,
  rows,
  check,
  advise,
];
